/**
 * Passages as people write them for a lesson, the hidden words in place, in brackets, other accepted texts after a bar:
 *
 *   "born in [Warsaw|Warszawa] in [1867]"  ->  text "born in Warsaw in 1867", spans [8, 14) and [18, 22)
 */
import type { Instance, MaskedSpan } from './instance.ts';

const hidden = /\[([^[\]]+)\]/gu;

/** The instance; one without brackets has no spans. */
export function instanceOfMarked(id: string, title: string, marked: string): Instance {
  const pieces = marked.split(hidden);
  const spans: MaskedSpan[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const [gold = '', ...aliases] =
      index % 2 === 0 ? [piece] : piece.split('|').map((accepted) => accepted.trim());
    if (index % 2 === 1)
      spans.push({ start: text.length, end: text.length + gold.length, aliases });
    text += gold;
  }
  return { id, kind: 'ramp', title, text, spans };
}
