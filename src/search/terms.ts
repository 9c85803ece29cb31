/**
 * How text becomes index terms, for documents and queries alike. English: folded words without stopwords,
 * plurals cut by Harman's S-stemmer (1991). Chinese, which has no spaces: bigrams of characters, so that
 * 长江 and 江苏 differ though they share one; a single character stands alone.
 */
import type { Span } from '#core/text/span.ts';
import { isFoldedStopword } from '#core/text/stopwords.ts';
import { foldWord, words } from '#core/text/words.ts';

export type Term = Span & { readonly term: string };

export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  const all = words(text);
  for (const [index, word] of all.entries()) {
    if (isHan(word.text)) {
      const next = all[index + 1];
      const joined = next && next.start === word.end && isHan(next.text);
      if (joined) terms.push({ start: word.start, end: next.end, term: word.text + next.text });
      else if (!continuesRun(all[index - 1], word)) terms.push({ ...word, term: word.text });
    } else {
      const folded = foldWord(word.text);
      const term = isFoldedStopword(folded) ? '' : stem(folded);
      // A lone accent folds to nothing.
      if (term !== '') terms.push({ start: word.start, end: word.end, term });
    }
  }
  return terms;
}

function continuesRun(before: (Span & { text: string }) | undefined, word: Span): boolean {
  return before !== undefined && before.end === word.start && isHan(before.text);
}

/** Every word is asked: those of other scripts are told by their first letter. */
const firstHan = 0x2e80;

function isHan(text: string): boolean {
  return text.charCodeAt(0) >= firstHan && /^\p{Script=Han}$/u.test(text);
}

/** Harman's S-stemmer: "cities" -> "city", "rivers" -> "river"; "glass" and "virus" stay. */
function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/[^ae]ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:[^aeo]es|[^aeiou]?oes)$/u.test(word)) return word.slice(0, -1);
  return /[^us]s$/u.test(word) ? word.slice(0, -1) : word;
}
