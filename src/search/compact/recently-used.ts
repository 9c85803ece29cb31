/** The things that were used last, up to a limit: a Map keeps the order in which keys were put in. */
export type RecentlyUsed<T> = {
  readonly get: (key: number) => T | undefined;
  readonly put: (key: number, value: T) => void;
};

export function recentlyUsed<T>(limit: number): RecentlyUsed<T> {
  const kept = new Map<number, T>();
  return {
    get: (key) => {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    put: (key, value) => {
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= limit) break;
        kept.delete(oldest);
      }
    },
  };
}
