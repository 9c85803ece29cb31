/**
 * Salient spans: what is worth masking in a passage (MaskSearch section 3.1: named entities, ontology
 * terms, dates, numbers). Names and dates come by pattern, kinds of names and terms from a tagger where
 * there is one; then the paper's filters, told with their reason so that the Build screen can show them.
 */
import type { Language } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import { overlaps, type Span, textOf } from '../text/span.ts';
import { isStopword } from '../text/stopwords.ts';
import { foldWord, words } from '../text/words.ts';
import { patternSpans, type TypedSpan } from './patterns.ts';

export type SalientSpan = TypedSpan & {
  /** Chance of being drawn, relative to the other spans: by length, as in the paper. */
  readonly weight: number;
};

export type PassageToMask = {
  readonly text: string;
  readonly title: string;
  readonly language: Language;
  /** What the tagger found; empty where there is none. */
  readonly tags: readonly TypedSpan[];
};

export type RejectionReason =
  | 'title'
  | 'repeated'
  | 'sentence-initial'
  | 'too-long'
  | 'inside-word'
  | 'uninformative';

/** A span that could be masked, with its weight, or the reason why it may not be. */
export type Candidate = TypedSpan & {
  readonly weight: number;
  readonly rejection: RejectionReason | null;
};

/** Every candidate with what becomes of it, for whoever wants to see why. */
export function weighedCandidates(passage: PassageToMask): Candidate[] {
  return candidateSpans(passage).map((span) => ({
    ...span,
    weight: weightOf(span, passage),
    rejection: rejectionOf(span, passage),
  }));
}

export function salientSpans(passage: PassageToMask): SalientSpan[] {
  return candidateSpans(passage)
    .filter((span) => rejectionOf(span, passage) === null)
    .map((span) => ({ ...span, weight: weightOf(span, passage) }));
}

/** Every candidate, before the filters. */
export function candidateSpans({ text, language, tags }: PassageToMask): TypedSpan[] {
  const patterns = patternSpans(text, language).map((span) => withTaggedType(span, tags));
  const others = tags.filter((tag) => !patterns.some((span) => overlaps(span, tag)));
  const apart = others.filter(
    (tag, index) => !others.slice(0, index).some((o) => overlaps(o, tag)),
  );
  return [...patterns, ...apart].sort((a, b) => a.start - b.start);
}

/** Why a span may not be masked, or null when it may. */
export function rejectionOf(
  span: Span,
  { text, title, language }: PassageToMask,
): RejectionReason | null {
  const masked = textOf(text, span);
  const own = words(masked);
  if (own.every((word) => isStopword(word.text)) || /^\d$/u.test(masked)) return 'uninformative';
  if (own.length > (language === 'zh' ? 12 : 6)) return 'too-long';
  if (isInsideWord(text, span)) return 'inside-word';
  if (startsSentence(text, span)) return 'sentence-initial';
  if (sharesWord(own, title, language)) return 'title';
  return isRepeated(text, masked, language) ? 'repeated' : null;
}

function withTaggedType(span: TypedSpan, tags: readonly TypedSpan[]): TypedSpan {
  if (span.type !== 'name') return span;
  const tag = tags.find((other) => other.type !== 'term' && overlaps(span, other));
  return tag ? { ...span, type: tag.type } : span;
}

function startsSentence(text: string, span: Span): boolean {
  return sentences(text).some(
    (sentence) =>
      span.start >= sentence.start &&
      span.start < sentence.end &&
      /^(?:["'“‘(《「]|(?:The|A|An) )*$/u.test(text.slice(sentence.start, span.start)),
  );
}

/** "known" of "best-known", "Eau" of "Jet d'Eau". */
function isInsideWord(text: string, { start, end }: Span): boolean {
  return (
    /[\p{L}\p{N}]['’-]$/u.test(text.slice(0, start)) || /^-[\p{L}\p{N}]/u.test(text.slice(end))
  );
}

function sharesWord(own: readonly { text: string }[], title: string, language: Language): boolean {
  if (language === 'zh') {
    const masked = own.map((word) => word.text).join('');
    return title !== '' && (title.includes(masked) || masked.includes(title));
  }
  const titleWords = new Set(words(title).map((word) => foldWord(word.text)));
  return own.some((word) => !isStopword(word.text) && titleWords.has(foldWord(word.text)));
}

/** The number of times the masked text stands in the passage as whole words is not one. */
function isRepeated(text: string, masked: string, language: Language): boolean {
  if (language === 'zh') return text.split(masked).length > 2;
  const wanted = words(masked).map((word) => foldWord(word.text));
  const all = words(text).map((word) => foldWord(word.text));
  const matches = all.filter((_, at) => wanted.every((word, offset) => all[at + offset] === word));
  return matches.length > 1;
}

function weightOf(span: TypedSpan, { text, language }: PassageToMask): number {
  const length = words(textOf(text, span)).length / (language === 'zh' ? 2 : 1);
  const rarity = span.type === 'term' ? 0.5 : 1;
  return Math.min(4, Math.max(1, length)) * rarity;
}
