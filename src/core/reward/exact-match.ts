/** Exact match after SQuAD's normalisation; any accepted text counts. */
import { normalise } from '../text/normalise.ts';

/**
 * @example matchesAny('the Warsaw', ['Warsaw', 'Warszawa']) // true
 */
export function matchesAny(fill: string, accepted: readonly string[]): boolean {
  const text = normalise(fill);
  return text !== '' && accepted.some((gold) => normalise(gold) === text);
}
