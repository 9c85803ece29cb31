/** The results as a table for a spreadsheet: a row for each policy, number of masks and metric. */
import { metricNames } from '#core/metrics/ratios.ts';
import type { Summary } from '#core/metrics/summary.ts';
import type { EvalReport } from '#eval/report.ts';

const columns = [
  ...['suite', 'corpus', 'withhold', 'hits', 'seed', 'policy', 'masks', 'instances'],
  ...['metric', 'value', 'ci95_low', 'ci95_high'],
];

/** Rates in [0, 1]; an empty cell where there was nothing to count. `masks` is a number, or "all". */
export function reportCsv(reports: readonly EvalReport[]): string {
  const rows = reports.flatMap((report) =>
    [['all', report] as const, ...Object.entries(report.byMasks)].flatMap(([masks, summary]) =>
      rowsOf(report, masks, summary),
    ),
  );
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf(
  { suite, corpusId, withhold, hits, seed, policy }: EvalReport,
  masks: string,
  { n, metrics, ci95 }: Pick<Summary, 'n' | 'metrics' | 'ci95'>,
): unknown[][] {
  return metricNames.map((name) => {
    const [low, high] = ci95[name] ?? [null, null];
    const described = [suite, corpusId, withhold, hits, seed, policy, masks, n];
    return [...described, name, metrics[name], low, high];
  });
}

/** RFC 4180. What a spreadsheet would take for a formula begins with a quote, so that it stays text. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (typeof value === 'number') return text;
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
