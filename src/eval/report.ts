/** The result of an evaluation, in the format of docs/design.md ("Eval JSON"). */
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { type Metrics, type Summary, summarise } from '#core/metrics/summary.ts';

export type EvalReport = {
  readonly suite: string;
  readonly policy: string;
  readonly corpusId: string;
  readonly withhold: string;
  readonly hits: number;
  readonly n: number;
  readonly seed: number;
  readonly metrics: Metrics;
  readonly ci95: Summary['ci95'];
  readonly byMasks: Readonly<Record<string, Summary>>;
  readonly failures: readonly {
    readonly id: string;
    readonly fill: string | null;
    readonly gold: string;
  }[];
};

export type EvalDescription = Pick<
  EvalReport,
  'suite' | 'policy' | 'corpusId' | 'withhold' | 'hits' | 'seed'
>;

export function reportOf(
  outcomes: readonly RunOutcome[],
  description: EvalDescription,
): EvalReport {
  const { n, metrics, ci95 } = summarise(outcomes);
  const counts = [...new Set(outcomes.map(({ blanks }) => blanks.length))].sort((a, b) => a - b);
  const byMasks = counts.map((count) => {
    const own = outcomes.filter(({ blanks }) => blanks.length === count);
    return [String(count), summarise(own)] as const;
  });
  const failures = outcomes.flatMap(({ id, blanks }) =>
    blanks.filter((blank) => !blank.exact).map(({ fill, gold }) => ({ id, fill, gold })),
  );
  return { ...description, n, metrics, ci95, byMasks: Object.fromEntries(byMasks), failures };
}
