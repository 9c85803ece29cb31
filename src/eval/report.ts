/**
 * The result of an evaluation (docs/design.md, "Eval JSON"). It holds the outcome of every item, so that parts of
 * one evaluation can be merged and two evaluations compared in pairs later, on another machine.
 */
import type { FailureCause } from '#core/metrics/failure-cause.ts';
import { comparePaired, type PairedComparison } from '#core/metrics/paired.ts';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { type Metrics, type Summary, summarise } from '#core/metrics/summary.ts';

export type EvalPart = {
  /** From 1. */
  readonly index: number;
  readonly count: number;
};

/** What was evaluated: reports that agree in all of this but the part belong together. */
export type EvalDescription = {
  readonly suite: string;
  readonly policy: string;
  readonly corpusId: string;
  readonly withhold: string;
  readonly hits: number;
  readonly seed: number;
  /** Of the trained policy: which weights; two trainings have the same id. */
  readonly weights?: string | undefined;
  readonly part?: EvalPart | undefined;
};

export type Failure = {
  readonly id: string;
  /** From 1. */
  readonly mask: number;
  readonly fill: string | null;
  readonly gold: string;
  readonly cause: FailureCause;
  /** What the engine or the search said when the run failed. */
  readonly message?: string | undefined;
};

/** The report's policy minus another one, on the items that both have played. */
export type Comparison = PairedComparison & { readonly to: string };

export type EvalReport = EvalDescription & {
  readonly n: number;
  readonly metrics: Metrics;
  readonly ci95: Summary['ci95'];
  /** By how many masks an instance has. */
  readonly byMasks: Readonly<Record<string, Summary>>;
  readonly failures: readonly Failure[];
  /** How many blanks went wrong for each cause; causes that did not occur are absent. */
  readonly causes: Readonly<Partial<Record<FailureCause, number>>>;
  readonly comparisons: readonly Comparison[];
  readonly outcomes: readonly RunOutcome[];
};

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
  const failures = outcomes.flatMap(failuresOf);
  return {
    ...description,
    ...{ n, metrics, ci95, byMasks: Object.fromEntries(byMasks) },
    ...{ failures, causes: tally(failures), comparisons: [], outcomes },
  };
}

/** The first report, with its policy compared in pairs with each of the others'. */
export function comparedWith(report: EvalReport, others: readonly EvalReport[]): EvalReport {
  const comparisons = others.map((other) => ({
    to: other.policy,
    ...comparePaired(report.outcomes, other.outcomes),
  }));
  return { ...report, comparisons };
}

function failuresOf({ id, blanks, message }: RunOutcome): Failure[] {
  return blanks.flatMap(({ cause, fill, gold }, at) => {
    if (cause === null) return [];
    const failure = { id, mask: at + 1, fill, gold, cause };
    return [message === undefined ? failure : { ...failure, message }];
  });
}

function tally(failures: readonly Failure[]): EvalReport['causes'] {
  const counts: Partial<Record<FailureCause, number>> = {};
  for (const { cause } of failures) counts[cause] = (counts[cause] ?? 0) + 1;
  return counts;
}
