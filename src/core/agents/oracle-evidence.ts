/**
 * Evidence within reach: whether one of the oracle's queries, made of the passage as it is posed, shows evidence
 * for a blank among so many hits. It depends on the corpus, the instance and the number of hits only, so it is the
 * same for every policy, and tells what a policy could at best have found with its first search.
 *
 * The oracle writes no query for a question: there the question itself is asked.
 */
import { evidenceFound } from '../metrics/evidence-found.ts';
import type { CancelSignal } from '../rollout/cancel.ts';
import type { Environment } from '../rollout/environment.ts';
import type { RunSettings } from '../rollout/event.ts';
import type { Gold, TaskView } from '../task/task.ts';
import { rewrites } from './rewrites.ts';

/** One answer for each blank. */
export async function oracleEvidence(
  view: TaskView,
  gold: Gold,
  environment: Environment,
  { hits: limit, withhold }: Pick<RunSettings, 'hits' | 'withhold'>,
  signal: CancelSignal,
): Promise<boolean[]> {
  const found: boolean[] = [];
  for (const blank of gold.keys()) {
    const queries = view.kind === 'ramp' ? rewrites(view, blank, []) : [view.question];
    let shown = false;
    for (const query of queries) {
      if (shown || signal.aborted) break;
      const hits = await environment.search({ query, limit, withhold }, signal);
      shown = evidenceFound(view, gold, blank, hits);
    }
    found.push(shown);
  }
  return found;
}
