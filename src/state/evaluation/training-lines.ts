/** The runs of an evaluation as training data: what `masksearch trajectories make` keeps, made in the page. */
import type { RunEvent } from '#core/rollout/event.ts';
import { trainingLine } from '#core/rollout/training-line.ts';
import { foldRun } from '#core/rollout/trajectory.ts';

export type TrainingLines = {
  /** JSON lines; empty when nothing was kept. */
  readonly content: string;
  readonly kept: number;
  readonly runs: number;
};

/**
 * Kept is what the judge accepts whole, or where nobody judged, what fills every blank exactly right; in both cases only
 * what the format check finds nothing wrong with.
 */
export function trainingLines(runs: readonly (readonly RunEvent[])[]): TrainingLines {
  const lines = runs.flatMap((events) => {
    const trajectory = foldRun(events);
    const { reward, finished } = trajectory;
    const line = trainingLine(trajectory);
    if (!line || line.problems || !reward || finished?.reason === 'failed') return [];
    const { judgement, parts } = reward;
    const isRight = judgement ? judgement.correct.every((one) => one) : parts.exactMatch === 1;
    return isRight ? [`${JSON.stringify(line)}\n`] : [];
  });
  return { content: lines.join(''), kept: lines.length, runs: runs.length };
}
