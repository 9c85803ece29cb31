/**
 * A RAMP instance (Retrieval-Augmented Mask Prediction, MaskSearch section 3.1): a passage whose
 * masked spans are to be filled by searching. The unmasked text and offsets are stored, so that
 * masking and unmasking lose nothing.
 */
import { areDisjointAndSorted, type Span, textOf } from '../text/span.ts';

/** What kind of thing a salient span names. */
export type SpanType =
  | 'person'
  | 'place'
  | 'organisation'
  | 'work'
  | 'name'
  | 'date'
  | 'number'
  | 'term';

export type MaskedSpan = Span & {
  /** Other texts that are right as well. */
  readonly aliases?: readonly string[] | undefined;
  readonly type?: SpanType | undefined;
  /** How many documents one must read to fill it. */
  readonly hops?: number | undefined;
  /** Titles of the documents that support this span's gold. */
  readonly evidence?: readonly string[] | undefined;
};

export type Instance = {
  readonly id: string;
  readonly kind: 'ramp';
  readonly title: string;
  /** The unmasked passage. */
  readonly text: string;
  /** Sorted, disjoint. */
  readonly spans: readonly MaskedSpan[];
  readonly source?:
    | { readonly documentId: string; readonly passageId?: string | undefined }
    | undefined;
  readonly withheld?: readonly string[] | undefined;
  readonly evidence?: readonly string[] | undefined;
  readonly seed?: number | undefined;
};

export type Question = {
  readonly id: string;
  readonly kind: 'question';
  readonly question: string;
  readonly answers: readonly string[];
  readonly passages?: readonly { readonly title: string; readonly text: string }[] | undefined;
  readonly decomposition?: readonly unknown[] | undefined;
  readonly evidence?: readonly string[] | undefined;
};

/** The text between the masks: n masks leave n + 1 parts. Throws when spans overlap or leave the text. */
export function partsAround(text: string, spans: readonly Span[]): string[] {
  if (!areDisjointAndSorted(spans, text.length)) {
    throw new RangeError('Masked spans must be sorted, disjoint and inside the text.');
  }
  const starts = [0, ...spans.map((span) => span.end)];
  const ends = [...spans.map((span) => span.start), text.length];
  return starts.map((start, index) => text.slice(start, ends[index]));
}

/** The inverse of masking: the parts with a text put into every gap. */
export function joinParts(parts: readonly string[], fills: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : (fills[index - 1] ?? '') + part))
    .join('');
}

/** The hidden texts of an instance, in order. */
export function goldTexts(instance: Instance): string[] {
  return instance.spans.map((span) => textOf(instance.text, span));
}
