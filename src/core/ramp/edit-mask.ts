/** Masking by hand: a click on a word masks it, a click on a mask takes it away. */
import { overlaps, type Span } from '../text/span.ts';
import { words } from '../text/words.ts';

/**
 * The spans after a click at `offset`. A new mask covers the salient span under the click, where one
 * stands there, else the word; a masked span is unmasked. A click between words changes nothing.
 */
export function toggleMask(
  text: string,
  spans: readonly Span[],
  salient: readonly Span[],
  offset: number,
  limit: number,
): readonly Span[] {
  const covers = (span: Span) => span.start <= offset && offset < span.end;
  const masked = spans.find(covers);
  if (masked) return spans.filter((span) => span !== masked);
  if (spans.length >= limit) return spans;
  const candidates = [...salient.filter(covers), ...words(text).filter(covers)];
  const chosen = candidates.find((span) => !spans.some((other) => overlaps(other, span)));
  if (!chosen) return spans;
  return [...spans, { start: chosen.start, end: chosen.end }].sort((a, b) => a.start - b.start);
}
