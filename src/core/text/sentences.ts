/**
 * Sentences with their offsets. A full stop ends a sentence when a capital, a digit or a quotation
 * mark follows and what stands before it is not an abbreviation or an initial ("J. S. Bach", "St. Louis").
 */
import type { Span } from './span.ts';

/** The look-behind keeps a long row of dots from being tried from each of them. */
const end = /(?<![.!?])[.!?]+["'”’)\]]*(?=\s+["'“‘([]?[\p{Lu}\p{N}])|[。！？；]+[”’」』）]*|\n+/gu;
const abbreviation =
  /(?:^|[\s("“])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Mt|Jr|Sr|No|Nos|vs|etc|approx|c|ca|e\.g|i\.e|U\.S|D\.C|B\.C|A\.D)\.$/u;

const longestAbbreviation = 10;

export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(end)) {
    const stop = match.index + match[0].length;
    if (
      match[0] === '.' &&
      abbreviation.test(text.slice(Math.max(start, stop - longestAbbreviation), stop))
    )
      continue;
    push(found, text, start, stop);
    start = stop;
  }
  push(found, text, start, text.length);
  return found;
}

/** The sentence that holds the offset; the whole text when it has none. */
export function sentenceAt(text: string, offset: number): Span {
  const all = sentences(text);
  return (
    all.find((sentence) => offset < sentence.end) ?? all.at(-1) ?? { start: 0, end: text.length }
  );
}

function push(found: Span[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (trimmed === '') return;
  const start = from + raw.indexOf(trimmed);
  found.push({ start, end: start + trimmed.length });
}
