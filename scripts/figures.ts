/**
 * The figures that we print, as data (docs/figures.json): what was measured, with which command, and what came out.
 * The README's tables are made of it (figure-tables.ts); `npm run reproduce` measures again and compares.
 */
import { z } from 'zod';
import { metricNames } from '#core/metrics/ratios.ts';
import { withholdings } from '#eval/withhold.ts';

/** A rate, a mean or a difference with its 95 % interval. */
const measure = z.tuple([z.number(), z.number(), z.number()]);

export type Measure = z.infer<typeof measure>;

/** Times are a machine's and are not reproduced. */
export const reproduced = metricNames.filter((name) => name !== 'secondsPerMask');

const figures = z.object({
  /** The columns of the README's table; `A minus B` is the paired difference of two policies. */
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** The metric that the table shows. */
      metric: z.enum(metricNames),
      /** Further metrics, a line of the table each. */
      also: z.array(z.enum(metricNames)).optional(),
      suite: z.string(),
      /** `bundled@*` stands for every stage that ships. */
      policies: z.array(z.string()),
      n: z.number().int(),
      seed: z.number().int(),
      hits: z.number().int().optional(),
      masks: z.string().optional(),
      language: z.enum(['en', 'zh']).optional(),
      withhold: z.enum(withholdings).optional(),
      /** A corpus that does not ship: a folder of this name in `--corpus DIR`. */
      corpus: z.string().optional(),
      /** Items that do not ship: NAME.jsonl in `--corpus DIR`. */
      items: z.string().optional(),
      /** By policy: how many items, and each metric. Empty until it is measured. */
      measured: z.record(
        z.string(),
        z.object({
          n: z.number().int(),
          /** Of the trained policy: which weights. */
          weights: z.string().optional(),
          metrics: z.partialRecord(z.enum(metricNames), measure),
        }),
      ),
      /** By `A minus B`, on the items that both have played. */
      paired: z
        .record(
          z.string(),
          z.object({
            n: z.number().int(),
            differences: z.partialRecord(z.enum(metricNames), measure),
            /** Of a two-sided test by approximate randomisation (src/core/metrics/paired.ts). */
            p: z.partialRecord(z.enum(metricNames), z.number()),
          }),
        )
        .optional(),
    }),
  ),
});

export type Figures = z.infer<typeof figures>;
export type FigureRow = Figures['rows'][number];
export type Measured = Pick<FigureRow, 'measured' | 'paired'>;

export function parseFigures(text: string): Figures {
  return figures.parse(JSON.parse(text));
}

/** One measure a line: a change of a figure is a change of a line. */
export function figuresText(value: Figures): string {
  const text = JSON.stringify(value, null, 1).replace(
    /\[\s+([\d.e-]+),\s+([\d.e-]+),\s+([\d.e-]+)\s+\]/gu,
    '[$1, $2, $3]',
  );
  return `${text}\n`;
}

/** Whether two measurements contradict each other: neither value lies in the other's interval. */
export function differs([a, lowA, highA]: Measure, [b, lowB, highB]: Measure): boolean {
  // What was written down was rounded.
  const slack = 0.00051;
  const outside = (value: number, low: number, high: number) =>
    value < low - slack || value > high + slack;
  return outside(a, lowB, highB) && outside(b, lowA, highA);
}

/**
 * Whether a sample of the items contradicts a figure of all of them. An interval is 1.96 standard errors to either
 * side, and the error of `share` of the items is 1/√share times as large; 3.3 of those are allowed, since hundreds
 * of figures are looked at (of a thousand true ones, one falls outside). A figure that all items agree on has no
 * room: every sample shows it.
 */
export function sampleDiffers([value, low, high]: Measure, sample: number, share: number): boolean {
  const room = 3.3 / 1.96 / Math.sqrt(share);
  const slack = 0.00051;
  return (
    sample < value - room * (value - low) - slack || sample > value + room * (high - value) + slack
  );
}
