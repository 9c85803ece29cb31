/** Shards by number: those used last are kept, the others are asked for, all that are missing at once. */
import type { Fetching, FileRequest } from './fetching.ts';

export type Shards = (numbers: readonly number[]) => Fetching<ReadonlyMap<number, Uint8Array>>;

export function keptShards(limit: number, request: (shard: number) => FileRequest): Shards {
  /** A Map keeps the order in which keys were put in: the one used longest ago stands first. */
  const kept = new Map<number, Uint8Array>();
  const keep = (number: number, shard: Uint8Array) => {
    kept.delete(number);
    kept.set(number, shard);
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break;
      kept.delete(oldest);
    }
  };
  return function* (numbers) {
    const held = new Map<number, Uint8Array>();
    const missing: number[] = [];
    for (const number of new Set(numbers)) {
      const shard = kept.get(number);
      if (shard) held.set(number, shard);
      else missing.push(number);
    }
    const fetched = missing.length > 0 ? yield missing.map(request) : [];
    for (const [at, number] of missing.entries()) held.set(number, fetched[at] as Uint8Array);
    for (const [number, shard] of held) keep(number, shard);
    return held;
  };
}
