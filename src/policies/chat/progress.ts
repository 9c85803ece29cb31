/** What a chat policy needs to know of a run so far: which blanks are open, how many searches are left. */
import type { Situation } from '#core/rollout/policy.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import { blankCount } from '#core/task/task.ts';

export type Progress = {
  /** Masks without a fill, from 1; empty for a question. */
  readonly open: readonly number[];
  readonly searchesLeft: number;
  /** Nothing has been searched for yet, and something may be. */
  readonly mustSearch: boolean;
  /** Hits of the last search. */
  readonly hits: number;
};

/** As it was after the first `count` steps; by default, as it is now. */
export function progressOf(situation: Situation, count = situation.steps.length): Progress {
  const { view, steps } = situation;
  const before = steps.slice(0, count);
  const searchesLeft = situation.searchesLeft + searchesIn(steps) - searchesIn(before);
  const masks = view.kind === 'ramp' ? blankCount(view) : 0;
  const filled = new Set(
    before.flatMap(({ action }) => (action.type === 'fill' ? [action.mask] : [])),
  );
  const last = before.findLast((step) => step.observation);
  return {
    open: Array.from({ length: masks }, (_, at) => at + 1).filter((mask) => !filled.has(mask)),
    searchesLeft,
    mustSearch: searchesLeft > 0 && searchesIn(before) === 0,
    hits: last?.observation?.hits.length ?? 0,
  };
}

function searchesIn(steps: readonly Step[]): number {
  return steps.filter(({ action }) => action.type === 'search').length;
}
