import { useContext, useEffect, useState } from 'react';
import type { MetricName } from '#core/metrics/ratios.ts';
import type { EvaluationChoice } from '#state/evaluation/choice.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { type PrintedFigures, printedFigures, printedOf } from '#state/evaluation/printed.ts';
import { WideTable } from '#ui/chrome/wide-table.tsx';
import { StoreContext } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { isRate, written } from './metric-value.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

type Props = {
  readonly reports: readonly ShownReport[];
  readonly choice: EvaluationChoice;
  readonly metric: MetricName;
};

/** What we print beside what was measured here; nothing where we print nothing comparable. */
export function PrintedComparison({ reports, choice, metric }: Props) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const figures = useFigures();
  const rows = reports.flatMap((report) => {
    const printed = printedOf(figures, choice, report.policy, metric);
    const here = report.metrics[metric];
    return printed && here !== null ? [{ report, printed, here }] : [];
  });
  if (rows.length === 0 || !isRate(metric)) return null;
  return (
    <section aria-labelledby="evaluation-printed">
      <h3 id="evaluation-printed" className="font-semibold">
        {own.printed}: {own.metrics[metric].name}
      </h3>
      <p className="mt-1 max-w-[44rem] text-ink-faint text-xs">{own.printedNote}</p>
      <WideTable label={own.printed}>
        <table className="mt-3 border-collapse text-sm">
          <thead>
            <tr className="text-left text-ink-soft">
              <th scope="col" className="py-2 pr-6 font-medium">
                {own.policy}
              </th>
              <th scope="col" className="py-2 pr-6 font-medium">
                {own.here}
              </th>
              <th scope="col" className="py-2 pr-6 font-medium">
                {own.ours}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ report, printed, here }) => (
              <tr key={report.policy} className="border-line border-t">
                <th scope="row" className="py-2 pr-6 text-left font-normal">
                  {policyName(strings, report.policy)}
                </th>
                <td className="py-2 pr-6">
                  <Figure metric={metric} value={here} interval={report.ci95[metric]} />
                </td>
                <td className="py-2 pr-6">
                  <Figure
                    metric={metric}
                    value={printed.value}
                    interval={[printed.low, printed.high]}
                  />
                </td>
                <td className="py-2 text-ink-faint text-xs">
                  {printed.isSame ? own.same : own.others(printed.n)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function useFigures(): PrintedFigures {
  const ports = useContext(StoreContext)?.context.ports;
  const [figures, setFigures] = useState<PrintedFigures>([]);
  useEffect(() => {
    if (ports) void printedFigures(ports.readFile).then(setFigures);
  }, [ports]);
  return figures;
}

type FigureProps = {
  readonly metric: MetricName;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
};

function Figure({ metric, value, interval }: FigureProps) {
  const own = useEvaluateStrings();
  return (
    <>
      <span className="font-semibold">{written(metric, value)}</span> %
      {interval && (
        <span className="ml-2 text-ink-faint text-xs">
          {own.range(written(metric, interval[0]), written(metric, interval[1]))}
        </span>
      )}
    </>
  );
}
