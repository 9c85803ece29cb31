/** Bytes per second over the last seconds, so that a figure neither jumps nor lags. */
const windowMs = 4_000;

/** Before so much time has passed a rate says nothing. */
const leastMs = 500;

export type RateMeter = {
  /** `done` bytes at the time `now` (milliseconds); the rate, or null while it is unknown. */
  readonly at: (done: number, now: number) => number | null;
};

export function rateMeter(): RateMeter {
  let seen: { readonly done: number; readonly now: number }[] = [];
  return {
    at: (done, now) => {
      const last = seen.at(-1);
      // Something was thrown away, or another file begins.
      if (last && done < last.done) seen = [];
      seen = [...seen.filter((entry) => now - entry.now <= windowMs), { done, now }];
      const first = seen[0];
      if (!first || now - first.now < leastMs) return null;
      return ((done - first.done) / (now - first.now)) * 1_000;
    },
  };
}
