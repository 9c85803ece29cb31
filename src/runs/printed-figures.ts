/** The figures that we print (`docs/figures.json`, shipped as `figures.json`), to be compared with what a visitor measures. */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import type { EvaluationChoice } from './stored-evaluations.ts';

const measure = z.tuple([z.number(), z.number(), z.number()]);

const row = z.looseObject({
  suite: z.string(),
  n: z.int(),
  seed: z.int(),
  language: z._default(z.enum(['en', 'zh']), 'en'),
  /** A corpus that does not ship: such a row can't be measured here. */
  corpus: z.optional(z.string()),
  withhold: z.optional(z.string()),
  hits: z.optional(z.int()),
  measured: z.record(z.string(), z.object({ n: z.int(), metrics: z.record(z.string(), measure) })),
});
const figures = z.object({ rows: z.array(row) });

export type PrintedFigure = {
  /** The mean with its 95 % interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How many items it is of. */
  readonly n: number;
  /** Whether the same items were chosen: then the figures should agree exactly. */
  readonly isSame: boolean;
};

export type PrintedFigures = z.infer<typeof figures>['rows'];

/** No rows when the file can't be read: then there is nothing to compare with. */
export function decodePrintedFigures(text: string): PrintedFigures {
  try {
    return figures.parse(JSON.parse(text)).rows;
  } catch {
    return [];
  }
}

/** What we print for the same suite and policy, or null. */
export function printedFigure(
  rows: PrintedFigures,
  { suite, language, n, seed }: EvaluationChoice,
  policyId: string,
  metric: string,
): PrintedFigure | null {
  const own = rows.find(
    (candidate) =>
      candidate.suite === suite &&
      candidate.language === language &&
      candidate.corpus === undefined &&
      candidate.hits === undefined &&
      candidate.withhold === undefined,
  );
  const measured = own?.measured[policyId];
  const found = measured?.metrics[metric];
  if (!own || !measured || !found) return null;
  const [value, low, high] = found;
  // Written suites are cut at n; drawn ones depend on n and seed.
  const isWritten = suite === 'ramp-exercises' || suite === 'questions';
  const isSame = isWritten ? n >= measured.n : n === own.n && seed === own.seed;
  return { value, low, high, n: measured.n, isSame };
}
