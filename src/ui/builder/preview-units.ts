/**
 * The masked text as what can be clicked: blanks, spans worth hiding and single words, with the
 * punctuation between them.
 */
import type { SpanType } from '#core/task/instance.ts';
import { overlaps, type Span, textOf } from '#core/text/span.ts';
import { words } from '#core/text/words.ts';
import type { MaskedDraft } from '#state/app-state.ts';

export type Unit = Span & {
  readonly text: string;
  /** The number of the blank, from 1; null while it is shown. */
  readonly n: number | null;
  /** Its kind, when it is worth hiding. */
  readonly kind: SpanType | null;
  /** Its perplexity, where a model has read the text. */
  readonly perplexity: number | null;
  /** What stands between it and the unit before. */
  readonly before: string;
};

export function unitsOf({ text, spans, salient, perplexities }: MaskedDraft): readonly Unit[] {
  const free = (span: Span, taken: readonly Span[]) =>
    !taken.some((other) => overlaps(other, span));
  const worth = salient.filter((span) => free(span, spans));
  const taken = [...spans, ...worth];
  const plain = words(text).filter((word) => free(word, taken));
  const sorted = [...taken, ...plain].sort((a, b) => a.start - b.start);
  const kinds = new Map(salient.map((span) => [span.start, span.type]));
  const numbers = new Map(spans.map((span, index) => [span.start, index + 1]));
  return sorted.map(({ start, end }, index) => ({
    start,
    end,
    text: textOf(text, { start, end }),
    n: numbers.get(start) ?? null,
    kind: kinds.get(start) ?? null,
    perplexity: perplexities?.get(start) ?? null,
    before: text.slice(sorted[index - 1]?.end ?? 0, start),
  }));
}
