/** What one run adds to an evaluation: a row per blank, and the run's own figures. */
import { matchesAny } from '../reward/exact-match.ts';
import { best, f1, tokenRecall } from '../reward/token-recall.ts';
import type { FinishReason } from '../rollout/event.ts';
import type { Trajectory } from '../rollout/trajectory.ts';
import type { Gold, TaskView } from '../task/task.ts';
import { evidenceFound } from './evidence-found.ts';
import { type FailureCause, failureCause } from './failure-cause.ts';

export type BlankOutcome = {
  readonly exact: boolean;
  /** In [0, 1]. */
  readonly recall: number;
  readonly f1: number;
  readonly evidence: boolean;
  /** Whether the oracle's query shows evidence; absent when it was not asked. */
  readonly oracle?: boolean | undefined;
  readonly fill: string | null;
  readonly gold: string;
  /** Null when it is right. */
  readonly cause: FailureCause | null;
};

export type RunOutcome = {
  readonly id: string;
  readonly blanks: readonly BlankOutcome[];
  /** Ended with an answer and without an invalid action. */
  readonly wellFormed: boolean;
  readonly searches: number;
  readonly seconds: number;
  readonly ended?: FinishReason | undefined;
  /** What the engine or the search said when the run failed. */
  readonly message?: string | undefined;
};

/** `oracle` tells for each blank whether the oracle's query shows evidence (agents/oracle-evidence.ts). */
export function runOutcome(
  id: string,
  trajectory: Trajectory,
  view: TaskView,
  gold: Gold,
  oracle: readonly boolean[] = [],
): RunOutcome {
  const hits = trajectory.steps.flatMap((step) => step.observation?.hits ?? []);
  const blanks = gold.map((accepted, index): BlankOutcome => {
    const blank = trajectory.blanks[index];
    const fill = blank?.fill ?? null;
    const facts = {
      exact: fill !== null && matchesAny(fill, accepted),
      evidence: evidenceFound(view, gold, index, hits),
      ...(oracle[index] !== undefined && { oracle: oracle[index] }),
    };
    return {
      ...facts,
      recall: best(tokenRecall, fill, accepted),
      f1: best(f1, fill, accepted),
      fill,
      gold: accepted[0] ?? '',
      cause: failureCause(trajectory, blank, accepted, facts),
    };
  });
  const milliseconds = trajectory.steps.reduce(
    (sum, step) => sum + step.ms + (step.observation?.ms ?? 0),
    0,
  );
  const { finished } = trajectory;
  return {
    id,
    blanks,
    wellFormed: trajectory.reward?.parts.format === 1,
    searches: trajectory.steps.filter((step) => step.action.type === 'search').length,
    seconds: milliseconds / 1000,
    ...(finished && { ended: finished.reason }),
    ...(finished?.message !== undefined && { message: finished.message }),
  };
}
