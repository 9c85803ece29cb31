/**
 * Seeded randomness. Everything random in this project takes a `Random`, so that a seed
 * and the settings are enough to repeat a result on any machine.
 */

/** Returns a number in [0, 1). */
export type Random = () => number;

/** Mulberry32: 32 bits of state, period 2^32, good enough for sampling spans and instances. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A 32-bit seed from a text (FNV-1a), so that an item's randomness does not depend on its place in a file. */
export function seedFromText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Draws `count` different items without replacement, each draw proportional to the item's weight.
 * Items of weight 0 or less are never drawn; fewer items come back when there are not enough.
 */
export function sampleWeighted<T>(
  items: readonly T[],
  weightOf: (item: T) => number,
  count: number,
  random: Random,
): T[] {
  const left = items.filter((item) => weightOf(item) > 0);
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    const total = left.reduce((sum, item) => sum + weightOf(item), 0);
    let ticket = random() * total;
    let chosen = left.findIndex((item) => {
      ticket -= weightOf(item);
      return ticket < 0;
    });
    if (chosen < 0) chosen = left.length - 1;
    drawn.push(...left.splice(chosen, 1));
  }
  return drawn;
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const held = copy[index] as T;
    copy[index] = copy[other] as T;
    copy[other] = held;
  }
  return copy;
}
