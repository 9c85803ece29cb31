/** The heat on the words of a text: a quarter of them in each of four steps, so that the hot ones stand out in any text. */
export type HeatBounds = readonly [number, number, number];

/** The perplexities up to which a quarter, a half and three quarters of the words go. */
export function heatBounds(perplexities: Iterable<number>): HeatBounds {
  const sorted = [...perplexities].sort((a, b) => a - b);
  const upTo = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return [upTo(0.25), upTo(0.5), upTo(0.75)];
}

/** 1, the least surprising, to 4. */
export function heatOf(perplexity: number, bounds: HeatBounds): number {
  return 1 + bounds.filter((bound) => perplexity > bound).length;
}
