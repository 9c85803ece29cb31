import type { MetricName } from '#core/metrics/ratios.ts';
import type { Summary } from '#core/metrics/summary.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { WideTable } from '#ui/chrome/wide-table.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { IntervalBar } from './interval-bar.tsx';
import { isRate, written } from './metric-value.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

type Props = { readonly reports: readonly ShownReport[]; readonly metric: MetricName };

/** A row for each policy; a column for all items, and one for each number of blanks. */
export function ResultTable({ reports, metric }: Props) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const counts = [...new Set(reports.flatMap(({ byMasks }) => Object.keys(byMasks)))].sort(
    (a, b) => Number(a) - Number(b),
  );
  const label = own.table(own.metrics[metric].name);
  return (
    <>
      <WideTable label={label}>
        <table className="mt-4 w-full min-w-152 border-collapse text-sm">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr className="border-line border-b text-left align-bottom text-ink-soft">
              <th scope="col" className="py-2 pr-4 font-medium">
                {own.policy}
              </th>
              <Column title={own.all} n={reports[0]?.n ?? 0} />
              {counts.length > 1 &&
                counts.map((count) => (
                  <Column
                    key={count}
                    title={own.blanks(Number(count))}
                    n={reports[0]?.byMasks[count]?.n ?? 0}
                  />
                ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={report.policy} className="border-line border-b">
                <th scope="row" className="py-3 pr-4 text-left font-medium">
                  {policyName(strings, report.policy)}
                </th>
                <Cell summary={report} metric={metric} />
                {counts.length > 1 &&
                  counts.map((count) => (
                    <Cell key={count} summary={report.byMasks[count]} metric={metric} />
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className="mt-3 text-ink-faint text-xs">{own.intervalNote}</p>
    </>
  );
}

type ColumnProps = { readonly title: string; readonly n: number };

function Column({ title, n }: ColumnProps) {
  const own = useEvaluateStrings();
  return (
    <th scope="col" className="w-[15%] px-2 py-2 font-medium">
      {title}
      <span className="block font-normal text-ink-faint text-xs">{own.items(n)}</span>
    </th>
  );
}

type CellProps = {
  readonly summary: Pick<Summary, 'metrics' | 'ci95'> | undefined;
  readonly metric: MetricName;
};

function Cell({ summary, metric }: CellProps) {
  const own = useEvaluateStrings();
  const value = summary?.metrics[metric] ?? null;
  if (!summary || value === null) {
    return (
      <td className="px-2 py-3 text-ink-faint">
        <span aria-hidden>–</span>
        <span className="sr-only">{own.nothing}</span>
      </td>
    );
  }
  const interval = summary.ci95[metric];
  return (
    <td className="px-2 py-3 align-top">
      <span className="font-semibold text-base">{written(metric, value)}</span>
      <span className="text-ink-soft"> {unitOf(metric, own)}</span>
      {interval && (
        <span className="block text-ink-faint text-xs">
          {own.range(written(metric, interval[0]), written(metric, interval[1]))}
        </span>
      )}
      {isRate(metric) && <IntervalBar value={value} interval={interval} />}
    </td>
  );
}

function unitOf(metric: MetricName, own: ReturnType<typeof useEvaluateStrings>): string {
  if (metric === 'searchesPerMask') return own.perBlank;
  return metric === 'secondsPerMask' ? own.secondsPerBlank : '%';
}
