/**
 * The hybrid reward (MaskSearch section 3.3): format + answer.
 *
 *   total = 0.1 x format + 0.9 x mean over blanks of length-penalised recall      in [0, 1]
 *
 * The paper scores answers by recall or by a model as judge; we take recall with a length penalty, which
 * needs no judge and can't be gamed by long fills (token-recall.ts). A run with the gold in every blank,
 * in good format, gets exactly 1; correcting a blank never lowers the total.
 */
import type { Trajectory } from '../rollout/trajectory.ts';
import type { Gold } from '../task/task.ts';
import { matchesAny } from './exact-match.ts';
import { best, lengthPenalisedRecall, tokenRecall } from './token-recall.ts';

export type RewardParts = {
  /** 1 when every action was well formed and the run ended with an answer, else 0. */
  readonly format: number;
  /** Share of the blanks whose fill is exactly right. */
  readonly exactMatch: number;
  /** Mean token recall over the blanks. */
  readonly tokenRecall: number;
  /** Mean length-penalised recall over the blanks: what the total rewards. */
  readonly answer: number;
};

/** Every number lies in [0, 1]. */
export type Reward = { readonly total: number; readonly parts: RewardParts };

export const formatWeight = 0.1;

export function rewardOf(trajectory: Pick<Trajectory, 'steps' | 'blanks'>, gold: Gold): Reward {
  const fills = trajectory.blanks.map((blank) => blank.fill);
  const mean = (score: (fill: string | null, accepted: readonly string[]) => number) =>
    gold.reduce((sum, accepted, index) => sum + score(fills[index] ?? null, accepted), 0) /
    Math.max(1, gold.length);
  const parts: RewardParts = {
    format: isWellFormed(trajectory) ? 1 : 0,
    exactMatch: mean((fill, accepted) => (fill !== null && matchesAny(fill, accepted) ? 1 : 0)),
    tokenRecall: mean((fill, accepted) => best(tokenRecall, fill, accepted)),
    answer: mean((fill, accepted) => best(lengthPenalisedRecall, fill, accepted)),
  };
  return { total: formatWeight * parts.format + (1 - formatWeight) * parts.answer, parts };
}

function isWellFormed({ steps }: Pick<Trajectory, 'steps'>): boolean {
  return (
    steps.at(-1)?.action.type === 'answer' && steps.every((step) => step.action.type !== 'invalid')
  );
}
