/** A model without weights: its logits are a hash of the last tokens it has seen, so that they depend on the cache. */
import type { Model } from './model.ts';

type FakeCache = { ids: number[] };

export type FakeModel = Model<FakeCache> & {
  /** Tokens that went through it, those of wrong guesses included. */
  readonly passed: () => number;
  readonly passes: () => number;
};

/**
 * `reach`: how many tokens back a logit depends on; few make the model repeat itself, so that guesses hit.
 * `likes`: what it prefers to everything else.
 */
export function fakeModel({
  vocabulary = 60,
  context = 2000,
  reach = 3,
  passTokens = 16,
  likes = (_: number): boolean => false,
} = {}): FakeModel {
  let passed = 0;
  let passes = 0;
  const logitsAfter = (ids: readonly number[]) => {
    const seed = ids.slice(-reach).reduce((hash, id) => Math.imul(hash ^ id, 0x01000193), 17);
    return Float32Array.from({ length: vocabulary }, (_, id) => {
      const mixed = Math.imul(seed ^ Math.imul(id + 1, 0x9e3779b1), 0x85ebca6b);
      return ((mixed ^ (mixed >>> 15)) >>> 8) / 2 ** 21 + (likes(id) ? 100 : 0);
    });
  };
  return {
    ...{ vocabulary, context, passTokens, guesses: { first: 2, most: 6 } },
    newCache: () => ({ ids: [] }),
    lengthOf: ({ ids }) => ids.length,
    keep: (cache, length) => {
      cache.ids.length = Math.min(cache.ids.length, length);
    },
    fork: async (cache, length) => ({ ids: cache.ids.slice(0, length) }),
    drop: (cache) => {
      cache.ids = [];
    },
    pass: async (cache, ids, rows) => {
      const before = cache.ids.length;
      passed += ids.length;
      passes += 1;
      cache.ids.push(...ids);
      if (cache.ids.length > context) throw new Error('The cache is full.');
      const out = new Float32Array(rows.length * vocabulary);
      for (const [at, row] of rows.entries()) {
        out.set(logitsAfter(cache.ids.slice(0, before + row + 1)), at * vocabulary);
      }
      return out;
    },
    close: async () => {},
    passed: () => passed,
    passes: () => passes,
  };
}
