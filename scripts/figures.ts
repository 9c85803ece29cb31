/**
 * The figures of the README as data (docs/figures.json): what was measured, with which command, and the table that is
 * made of it. `npm run reproduce` measures again and compares; a test holds the README to the data.
 */
import { z } from 'zod';
import { metricNames } from '#core/metrics/ratios.ts';
import { withholdings } from '#eval/withhold.ts';

/** A rate or a mean with its 95 % interval. */
const measure = z.tuple([z.number(), z.number(), z.number()]);

export type Measure = z.infer<typeof measure>;

/** Times are a machine's and are not reproduced. */
export const reproduced = metricNames.filter((name) => name !== 'secondsPerMask');

const figures = z.object({
  /** The columns of the README's table. */
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** The metric that the table shows. */
      metric: z.enum(metricNames),
      suite: z.string(),
      policies: z.array(z.string()),
      n: z.number().int(),
      seed: z.number().int(),
      hits: z.number().int().optional(),
      language: z.enum(['en', 'zh']).optional(),
      withhold: z.enum(withholdings).optional(),
      /** A corpus that does not ship: a folder of this name in `--corpus DIR`, its instances beside it as NAME.jsonl. */
      corpus: z.string().optional(),
      /** By policy: how many items, and each metric. Empty until it is measured. */
      measured: z.record(
        z.string(),
        z.object({
          n: z.number().int(),
          metrics: z.partialRecord(z.enum(metricNames), measure),
        }),
      ),
    }),
  ),
});

export type Figures = z.infer<typeof figures>;
export type FigureRow = Figures['rows'][number];

export function parseFigures(text: string): Figures {
  return figures.parse(JSON.parse(text));
}

/** The arguments of `bin/masksearch` that measure a row. `corpora` is the folder of corpora that do not ship. */
export function evalArguments(row: FigureRow, corpora: string | null): string[] {
  const { suite, policies, n, seed, hits, language, withhold, corpus } = row;
  const own =
    corpus === undefined || corpora === null
      ? ['--suite', suite]
      : ['--suite', `file:${corpora}/${corpus}.jsonl`, '--corpus', `${corpora}/${corpus}`];
  return [
    ...['eval', ...own, '--policy', ...policies, '--n', String(n), '--seed', String(seed)],
    ...(hits === undefined ? [] : ['--hits', String(hits)]),
    ...(language === undefined ? [] : ['--language', language]),
    ...(withhold === undefined ? [] : ['--withhold', withhold]),
  ];
}

/** Whether two measurements contradict each other: neither value lies in the other's interval. */
export function differs([a, lowA, highA]: Measure, [b, lowB, highB]: Measure): boolean {
  // What was written down was rounded.
  const slack = 0.00051;
  const outside = (value: number, low: number, high: number) =>
    value < low - slack || value > high + slack;
  return outside(a, lowB, highB) && outside(b, lowA, highA);
}

/** The README's table: each policy's figure in percent with its interval, and the evidence that the first was shown. */
export function figureTable({ columns, rows }: Figures): string {
  const head = ['suite', 'n', ...columns, `evidence shown (${columns[0]})`];
  const body = rows.flatMap((row) => {
    const first = row.measured[columns[0] ?? ''];
    if (!first) return [];
    const cells = columns.map((policy) => {
      const found = row.measured[policy]?.metrics[row.metric];
      if (!found) return '–';
      const [value, low, high] = found.map((share) => (100 * share).toFixed(1));
      return `${value} [${low}, ${high}]`;
    });
    const evidence = first.metrics.evidenceFound;
    const shown = evidence ? (100 * evidence[0]).toFixed(1) : '–';
    return [[row.label, String(first.n), ...cells, shown]];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}

const [begin, end] = ['<!-- figures: docs/figures.json -->', '<!-- /figures -->'];

/** The README with the table put between its two marks. Throws when the marks are missing. */
export function withTable(readme: string, table: string): string {
  const [start, stop] = [readme.indexOf(begin), readme.indexOf(end)];
  if (start < 0 || stop < start) throw new Error('The README has no marks for its figures.');
  return `${readme.slice(0, start + begin.length)}\n\n${table}\n\n${readme.slice(stop)}`;
}
