/**
 * BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", 2011) over two fields, as MiniSearch counts it: a
 * field's length is the number of its different terms, and the sum over terms and fields is multiplied by the number
 * of different query terms that were found.
 *
 *   score = coverage x sum over terms and fields of boost x rarity x (d + frequency (k + 1) / (frequency + k (1 - b + b length / average)))
 */
export const fields = ['title', 'text'] as const;
export type Field = (typeof fields)[number];

/** Titles, with their aliases, weigh double. */
export const boosts: Readonly<Record<Field, number>> = { title: 2, text: 1 };

/** In MiniSearch's names: k and d as usual, b lower because passages are of about one length. Not tuned. */
export const bm25 = { k: 1.2, b: 0.5, d: 0.5 } as const;

/** How much finding a term says, by the number of passages whose field holds it. Above zero. */
export function rarityOf(passages: number, holders: number): number {
  return Math.log(1 + (passages - holders + 0.5) / (holders + 0.5));
}

/** What one term in one field adds to the sum. */
export function partOf(
  field: Field,
  rarity: number,
  frequency: number,
  length: number,
  average: number,
): number {
  const { k, b, d } = bm25;
  // The order of the operations is MiniSearch's, so that the sums are the same to the last bit.
  const raw =
    rarity * (d + (frequency * (k + 1)) / (frequency + k * (1 - b + (b * length) / average)));
  return boosts[field] * raw;
}
