/**
 * The caches of the runs under way. A transcript only grows, so a run finds its own cache again by its tokens: the
 * one with the longest common beginning. A cache that holds more than that (another run, or what a branch has left
 * behind) is not touched; its beginning is copied. The least recently used one goes when there are too many.
 */
import type { Model } from './model.ts';

export type PooledCache<Cache> = {
  readonly cache: Cache;
  /** The tokens that the cache holds. */
  ids: readonly number[];
  inUse: boolean;
};

export type CachePool<Cache> = {
  /** A cache that holds a beginning of `ids`, at most all but the last; give it back. */
  readonly take: (ids: readonly number[]) => Promise<PooledCache<Cache>>;
  /** `ids`: what the transcript is now; the cache may hold less of it. */
  readonly giveBack: (pooled: PooledCache<Cache>, ids: readonly number[]) => void;
};

export function cachePool<Cache>(model: Model<Cache>, limit: number): CachePool<Cache> {
  /** The most recently used one last. */
  const pool: PooledCache<Cache>[] = [];

  const remove = (pooled: PooledCache<Cache>) => {
    const at = pool.indexOf(pooled);
    if (at >= 0) pool.splice(at, 1);
  };

  const take = async (ids: readonly number[]) => {
    let best: PooledCache<Cache> | null = null;
    let shared = 0;
    for (const pooled of pool) {
      const common = Math.min(commonLength(pooled.ids, ids), ids.length - 1);
      if (common >= shared) [best, shared] = [pooled, common];
    }
    if (best && !best.inUse && shared > 0 && best.ids.length <= shared + 1) {
      remove(best);
      model.keep(best.cache, shared);
      best.inUse = true;
      pool.push(best);
      return best;
    }
    const idle = pool.find((pooled) => !pooled.inUse);
    const cache = best && shared > 0 ? await model.fork(best.cache, shared) : model.newCache();
    if (pool.length >= limit && idle) {
      remove(idle);
      model.drop(idle.cache);
    }
    const fresh = { cache, ids: ids.slice(0, shared), inUse: true };
    pool.push(fresh);
    return fresh;
  };

  return {
    take,
    giveBack: (pooled, ids) => {
      pooled.ids = ids.slice(0, model.lengthOf(pooled.cache));
      pooled.inUse = false;
    },
  };
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a[length] === b[length]) length += 1;
  return length;
}
