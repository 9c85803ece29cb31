/** Our decode loop, and the same session driven as a general pipeline drives it. */
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Grammar } from '#policies/bundled/action-grammar.ts';
import { cachePool } from '#policies/bundled/cache-pool.ts';
import { argmax, greedy } from '#policies/bundled/choose-token.ts';
import type { Model } from '#policies/bundled/model.ts';
import { tags } from '#policies/bundled/vocabulary.ts';
import { writeDecision } from '#policies/bundled/write-decision.ts';
import { type Played, type Run, timed } from './timed-run.ts';

const anything = { tags: tags.map((_, id) => id), text: true };

/** Caches kept across the turns, guesses looked up in the transcript. */
export async function playOurs(model: Model, { turns }: Run): Promise<Played> {
  const pool = cachePool(model, 1);
  return timed(turns, async ({ ids, write }, token) => {
    const pooled = await pool.take(ids);
    // So many tokens, any of them, and no more.
    const grammar: Grammar = {
      start: { place: 'start', said: false, blank: false, left: write },
      permitted: () => anything,
      next: ({ left }) => ({
        place: left > 1 ? 'start' : 'done',
        said: false,
        blank: false,
        left: left - 1,
      }),
    };
    const written: number[] = [];
    const settings = { model, cache: pooled.cache, ids, grammar, sampling: greedy };
    const loop = { speculate: true, signal: neverCancelled, pause: async () => {} };
    for await (const { id } of writeDecision({ ...settings, ...loop })) {
      written.push(id);
      token();
    }
    pool.giveBack(pooled, [...ids, ...written]);
    return written;
  });
}

/** Each turn reads its whole transcript, then one token a pass. */
export async function playPlain(model: Model, { turns }: Run): Promise<Played> {
  return timed(turns, async ({ ids, write }, token) => {
    const cache = model.newCache();
    const written: number[] = [];
    let fresh = ids;
    while (written.length < write) {
      const row = await model.pass(cache, fresh, [fresh.length - 1]);
      const id = argmax(row, anything);
      written.push(id);
      fresh = [id];
      token();
    }
    model.drop(cache);
    return written;
  });
}
