/** The README's tables of figures, made of docs/figures.json. */
import type { MetricName } from '#core/metrics/ratios.ts';
import type { FigureRow, Figures, Measure } from './figures.ts';

/** By suite: each policy's figure in percent with its interval, and the evidence that the first was shown. */
export function figureTable({ columns, rows }: Figures): string {
  const filled = columns.filter((column) => rows.some((row) => measureOf(row, column, row.metric)));
  const [first = ''] = filled;
  const body = rows.flatMap((row) =>
    [row.metric, ...(row.also ?? [])].flatMap((metric) => {
      const n = Object.values(row.measured)[0]?.n;
      if (n === undefined) return [];
      const evidence = row.measured[first]?.metrics.evidenceFound;
      const shown = evidence ? percent(evidence[0]) : '–';
      const label = metric === 'exactMatch' ? row.label : `${row.label}, ${named(metric)}`;
      const cells = filled.map((column) => cellOf(row, column, metric));
      return [[label, String(n), ...cells, shown]];
    }),
  );
  return table(['suite', 'n', ...filled.map(heading), `evidence shown (${first})`], body);
}

/** The stages of the trained policy on the written exercises; empty until one is measured. */
export function stageTable({ rows }: Figures): string {
  const metrics = ['exactMatch', 'tokenRecall', 'allMasksExact', 'evidenceFound'] as const;
  const body = rows.flatMap((row) =>
    Object.keys(row.measured)
      .filter((policy) => policy.startsWith('bundled@'))
      .map((policy) => [
        row.id,
        policy,
        ...metrics.map((metric) => cellOf(row, policy, metric)),
        cellOf(row, `bundled minus ${policy}`, 'exactMatch'),
      ]),
  );
  if (body.length === 0) return '';
  const head = ['suite', 'stage', ...metrics.map(named), 'bundled minus stage, exact match'];
  return table(head, body);
}

const [begin, end] = ['<!-- figures: docs/figures.json -->', '<!-- /figures -->'];

/** The README with its tables put between their two marks. Throws when the marks are missing. */
export function withTables(readme: string, figures: Figures): string {
  const [start, stop] = [readme.indexOf(begin), readme.indexOf(end)];
  if (start < 0 || stop < start) throw new Error('The README has no marks for its figures.');
  const tables = [figureTable(figures), stageTable(figures)].filter((text) => text !== '');
  return `${readme.slice(0, start + begin.length)}\n\n${tables.join('\n\n')}\n\n${readme.slice(stop)}`;
}

function measureOf(row: FigureRow, column: string, metric: MetricName): Measure | undefined {
  return row.measured[column]?.metrics[metric] ?? row.paired?.[column]?.differences[metric];
}

function cellOf(row: FigureRow, column: string, metric: MetricName): string {
  const found = measureOf(row, column, metric);
  if (!found) return '–';
  const p = row.paired?.[column]?.p[metric];
  const sign = p !== undefined && found[0] > 0 ? '+' : '';
  const [value, low, high] = found.map(percent);
  const test = p === undefined ? '' : `, ${p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`}`;
  return `${sign}${value} [${low}, ${high}]${test}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** "exactMatchGivenEvidence" -> "exact match given evidence" */
function named(metric: MetricName): string {
  return metric.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function heading(column: string): string {
  return column.replace(' minus ', ' − ');
}

/** Markdown; a bar in a cell stays text. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}
