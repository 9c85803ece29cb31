/**
 * The Lab's reward: the project's hybrid reward (format + answer) with its weights in the reader's hand.
 *
 *   total = format x wellFormed + (1 - format) x mean over blanks of answer - overlong x penalty of the queries
 *   answer = exact x exactMatch + (1 - exact) x recall x min(1, gold tokens / fill tokens)^lengthPenalty
 */
import { matchesAny } from '#core/reward/exact-match.ts';
import { tokenRecall } from '#core/reward/token-recall.ts';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import type { Gold } from '#core/task/task.ts';
import { tokens } from '#core/text/normalise.ts';
import { words } from '#core/text/words.ts';
import type { RewardSettings } from './settings.ts';

/** In [-1, 1]: the overlong penalty stands outside of the hybrid reward, as in DAPO. */
export function labReward(trajectory: Trajectory, gold: Gold, settings: RewardSettings): number {
  const { format, exact, overlong } = settings;
  const answers = gold.map((accepted, index) => {
    const fill = trajectory.blanks[index]?.fill ?? null;
    if (fill === null) return 0;
    const recall = Math.max(...accepted.map((text) => penalisedRecall(fill, text, settings)));
    return exact * Number(matchesAny(fill, accepted)) + (1 - exact) * recall;
  });
  const answer = answers.reduce((sum, value) => sum + value, 0) / Math.max(1, gold.length);
  const total = format * Number(isWellFormed(trajectory)) + (1 - format) * answer;
  return total - overlong * queryPenalty(trajectory);
}

function penalisedRecall(fill: string, gold: string, { lengthPenalty }: RewardSettings): number {
  const share = Math.min(1, tokens(gold).length / Math.max(1, tokens(fill).length));
  return tokenRecall(fill, gold) * share ** lengthPenalty;
}

function isWellFormed({ steps }: Trajectory): boolean {
  return (
    steps.at(-1)?.action.type === 'answer' && steps.every((step) => step.action.type !== 'invalid')
  );
}

/** Mean penalty of the run's queries, in [0, 1]. */
function queryPenalty({ steps }: Trajectory): number {
  const penalties = steps.flatMap(({ action }) =>
    action.type === 'search' ? [overlongPenalty(words(action.query).length)] : [],
  );
  return penalties.reduce((sum, value) => sum + value, 0) / Math.max(1, penalties.length);
}

const longestFree = 8;
const buffer = 8;

/** DAPO's soft overlong punishment (equation 13), as a positive number: 0 up to 8 words, 1 from 16 words. */
export function overlongPenalty(length: number): number {
  return Math.min(1, Math.max(0, (length - longestFree) / buffer));
}
