/**
 * Cutting a document into passages at the ends of sentences. Indexed passages start at the top; passages
 * that are masked for RAMP are cut half a passage later, so that no instance is a copy of a hit.
 *
 *   sentences   1 2 3 | 4 5 6 | 7 8      indexed
 *                 2 3 4 | 5 6 7 | 8      masked
 */
import type { Language } from '#core/text/language.ts';
import { sentences } from '#core/text/sentences.ts';
import type { Span } from '#core/text/span.ts';
import { words } from '#core/text/words.ts';

/** Words of a passage, about; for Chinese, characters. */
export const passageWords: Record<Language, number> = { en: 80, zh: 120 };

export function splitIntoPassages(text: string, language: Language): Span[] {
  return pack(text, sentences(text), passageWords[language]);
}

/** The same cut, with the first half passage left out when something remains. */
export function splitForMasking(text: string, language: Language): Span[] {
  const size = passageWords[language];
  const all = sentences(text);
  let skipped = 0;
  let from = 0;
  while (from < all.length - 2 && skipped < size / 2) {
    skipped += wordCount(text, all[from] as Span);
    from += 1;
  }
  return pack(text, all.slice(from), size);
}

/** Joins sentences until the next would make the passage longer than it is now too short. */
function pack(text: string, all: readonly Span[], size: number): Span[] {
  const passages: Span[] = [];
  let open: { start: number; end: number; count: number } | null = null;
  for (const sentence of all) {
    const count = wordCount(text, sentence);
    if (open && Math.abs(open.count + count - size) <= Math.abs(open.count - size)) {
      open = { start: open.start, end: sentence.end, count: open.count + count };
    } else {
      if (open) passages.push(open);
      open = { start: sentence.start, end: sentence.end, count };
    }
  }
  const last = passages.at(-1);
  if (open && last && open.count < size / 4) {
    passages[passages.length - 1] = { start: last.start, end: open.end };
  } else if (open) passages.push(open);
  return passages.map(({ start, end }) => ({ start, end }));
}

function wordCount(text: string, span: Span): number {
  return words(text.slice(span.start, span.end)).length;
}
