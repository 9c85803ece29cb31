/**
 * A text cut at the borders of what is marked in it.
 *
 *   terms        ‾‾‾‾‾            ‾‾‾‾
 *   evidence           ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
 *   segments   | term |  | plain | term |  …   each knows whether it is a term, evidence or both
 */
import type { Span } from '#core/text/span.ts';

export type Segment = Span & {
  readonly text: string;
  readonly isTerm: boolean;
  readonly isEvidence: boolean;
};

export function segmentsOf(
  text: string,
  terms: readonly Span[],
  evidence: readonly Span[],
): readonly Segment[] {
  const borders = [...terms, ...evidence].flatMap(({ start, end }) => [start, end]);
  const inside = borders.filter((border) => border > 0 && border < text.length);
  const cuts = [...new Set([0, ...inside, text.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const isIn = (span: Span) => span.start <= start && end <= span.end;
    return {
      start,
      end,
      text: text.slice(start, end),
      isTerm: terms.some(isIn),
      isEvidence: evidence.some(isIn),
    };
  });
}

/** Where a quote stands in the text, whatever its white space; null when it does not. */
export function placeOf(quote: string, text: string): Span | null {
  const plain = (value: string) => value.replace(/\s/gu, ' ');
  const start = plain(text).indexOf(plain(quote));
  return quote === '' || start < 0 ? null : { start, end: start + quote.length };
}
