/** What one run adds to an evaluation: a row per blank, and the run's own figures. */
import { matchesAny } from '../reward/exact-match.ts';
import { best, f1, tokenRecall } from '../reward/token-recall.ts';
import type { Trajectory } from '../rollout/trajectory.ts';
import type { Gold, TaskView } from '../task/task.ts';
import { evidenceFound } from './evidence-found.ts';

export type BlankOutcome = {
  readonly exact: boolean;
  /** In [0, 1]. */
  readonly recall: number;
  readonly f1: number;
  readonly evidence: boolean;
  readonly fill: string | null;
  readonly gold: string;
};

export type RunOutcome = {
  readonly id: string;
  readonly blanks: readonly BlankOutcome[];
  /** Ended with an answer and without an invalid action. */
  readonly wellFormed: boolean;
  readonly searches: number;
  readonly seconds: number;
};

export function runOutcome(
  id: string,
  trajectory: Trajectory,
  view: TaskView,
  gold: Gold,
): RunOutcome {
  const hits = trajectory.steps.flatMap((step) => step.observation?.hits ?? []);
  const blanks = gold.map((accepted, index): BlankOutcome => {
    const fill = trajectory.blanks[index]?.fill ?? null;
    return {
      exact: fill !== null && matchesAny(fill, accepted),
      recall: best(tokenRecall, fill, accepted),
      f1: best(f1, fill, accepted),
      evidence: evidenceFound(view, gold, index, hits),
      fill,
      gold: accepted[0] ?? '',
    };
  });
  const milliseconds = trajectory.steps.reduce(
    (sum, step) => sum + step.ms + (step.observation?.ms ?? 0),
    0,
  );
  return {
    id,
    blanks,
    wellFormed: trajectory.reward?.parts.format === 1,
    searches: trajectory.steps.filter((step) => step.action.type === 'search').length,
    seconds: milliseconds / 1000,
  };
}
