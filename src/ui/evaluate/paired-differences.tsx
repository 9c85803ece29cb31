import type { MetricName } from '#core/metrics/ratios.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { WideTable } from '#ui/chrome/wide-table.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { isRate, written } from './metric-value.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

type Props = { readonly reports: readonly ShownReport[]; readonly metric: MetricName };

/** Whether the first policy really differs from the others: on the same items, in pairs. */
export function PairedDifferences({ reports, metric }: Props) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const [first] = reports;
  const comparisons = first?.comparisons ?? [];
  if (!first || comparisons.length === 0) return null;
  return (
    <section aria-labelledby="evaluation-pairs">
      <h3 id="evaluation-pairs" className="font-semibold">
        {own.pairs}: {own.metrics[metric].name}
      </h3>
      <p className="mt-1 max-w-[44rem] text-ink-faint text-xs">
        {own.pairsNote(policyName(strings, first.policy))}
      </p>
      <WideTable label={own.pairs}>
        <table className="mt-3 border-collapse text-sm">
          <tbody>
            {comparisons.map(({ to, metrics }) => {
              const { difference, ci95, p } = metrics[metric];
              return (
                <tr key={to} className="border-line border-t">
                  <th scope="row" className="py-2 pr-6 text-left font-normal">
                    − {policyName(strings, to)}
                  </th>
                  <td className="py-2 pr-6 font-semibold">
                    {difference === null ? own.nothing : signed(metric, difference)}{' '}
                    {difference !== null && isRate(metric) && (
                      <span className="font-normal text-ink-soft">{own.points}</span>
                    )}
                  </td>
                  <td className="py-2 pr-6 text-ink-soft">
                    {ci95 && own.range(signed(metric, ci95[0]), signed(metric, ci95[1]))}
                  </td>
                  <td className="py-2 pr-6 text-ink-soft">{p !== null && pText(p, own)}</td>
                  <td className="py-2">
                    {ci95 && p !== null && (isTold(ci95, p) ? own.beyondChance : own.notTold)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

/** Interval and test are two ways to ask; a difference is told when both say so. */
function isTold([low, high]: readonly [number, number], p: number): boolean {
  return (low > 0 || high < 0) && p < 0.05;
}

function signed(metric: MetricName, value: number): string {
  const text = written(metric, Math.abs(value));
  if (Number(text) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

const smallestP = 0.001;

function pText(p: number, own: ReturnType<typeof useEvaluateStrings>): string {
  return p < smallestP ? own.pBelow(String(smallestP)) : own.p(p.toFixed(3));
}
