/**
 * Words with their offsets. A word is a run of letters and digits, with inner apostrophes,
 * hyphens, and the separators of numbers ("1,047", "3.14"); a Han character is a word of its own.
 *
 *   "Curie's 1,047 km"  ->  Curie's | 1,047 | km
 *   "居里夫人"           ->  居 | 里 | 夫 | 人
 */
import type { Span } from './span.ts';

export type Word = Span & { readonly text: string };

const word =
  /\p{Script=Han}|\p{N}+(?:[.,:]\p{N}+)*(?:(?!\p{Script=Han})\p{L})*|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’\-–](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;

export function words(text: string): Word[] {
  return Array.from(text.matchAll(word), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Nothing to fold but case: so are nineteen English words in twenty, and every indexed word comes through here. */
const plain = /^[\w-]+$/;

/** A word as it is compared: lower case, without accents, possessive and typographic apostrophes. */
export function foldWord(text: string): string {
  return plain.test(text) ? text.toLowerCase() : foldAny(text);
}

/** The same for any text. */
export function foldAny(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '')
    .replace(/(?<=\p{N}),(?=\p{N})/gu, '');
}
