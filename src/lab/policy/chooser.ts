/**
 * How the policy decides: sampling while it trains, so that it explores and every decision is on record; the
 * likeliest otherwise.
 */
import type { Random } from '#core/random.ts';
import { chanceToTake, type Decision, draw, probabilities } from './decision.ts';
import type { Features, Head, Weights } from './parameters.ts';
import type { QueryWord } from './query-words.ts';

export type Chooser = {
  readonly pick: (
    head: Head,
    options: readonly Features[],
    about: (index: number) => string,
  ) => { readonly picked: number; readonly chances: readonly number[] };
  /** For every word whether it is taken. */
  readonly take: (head: Head, words: readonly QueryWord[], offset: number) => readonly boolean[];
};

/** Draws every decision by its chances and hands it to `record`. */
export function sampling(
  weights: Weights,
  random: Random,
  record: (decision: Decision) => void,
): Chooser {
  return {
    pick: (head, options, about) => {
      const chances = probabilities(weights, options);
      const picked = draw(chances, random);
      // One option is no decision.
      if (options.length > 1) record({ type: 'pick', head, options, picked, about: about(picked) });
      return { picked, chances };
    },
    take: (head, words, offset) =>
      words.map(({ text, features }) => {
        const taken = random() < chanceToTake(weights, features, offset);
        record({ type: 'take', head, features, offset, taken, about: text });
        return taken;
      }),
  };
}

/** The likeliest option; of the words, as many as are expected, at least one, the likeliest first. */
export function greedy(weights: Weights): Chooser {
  return {
    pick: (_head, options) => {
      const chances = probabilities(weights, options);
      return { picked: chances.indexOf(Math.max(...chances)), chances };
    },
    take: (_head, words, offset) => {
      const chances = words.map(({ features }) => chanceToTake(weights, features, offset));
      const expected = chances.reduce((sum, chance) => sum + chance, 0);
      const ranked = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
      const kept = new Set(ranked.slice(0, Math.max(1, Math.round(expected))));
      return words.map((_, index) => kept.has(index));
    },
  };
}
