/** The query's terms that were found, each with its places in the text. */
import type { Hit } from '#core/rollout/environment.ts';
import type { Term } from './terms.ts';

export function matchedTerms(terms: readonly string[], places: readonly Term[]): Hit['terms'] {
  return terms.map((term) => ({
    term,
    spans: places.filter((place) => place.term === term).map(({ start, end }) => ({ start, end })),
  }));
}
