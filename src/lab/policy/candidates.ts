/**
 * Candidate fills: every name, date and number of the hits, every sentence, and the hit as a whole. The long ones
 * are hardly ever right, but they hold much: a reward that counts only recall teaches the policy to copy them.
 */
import { patternSpans } from '#core/ramp/patterns.ts';
import type { Hit } from '#core/rollout/environment.ts';
import type { SpanType } from '#core/task/instance.ts';
import { sentences } from '#core/text/sentences.ts';
import type { Span } from '#core/text/span.ts';
import { isFoldedStopword } from '#core/text/stopwords.ts';
import { foldWord, type Word, words } from '#core/text/words.ts';
import type { Kind } from './parameters.ts';

export type Placed = Word & { readonly folded: string };

export type Sentence = Span & {
  readonly text: string;
  /** Folded words other than stopwords. */
  readonly held: ReadonlySet<string>;
};

export type Candidate = {
  readonly text: string;
  readonly kind: Kind;
  /** Index into the hits. */
  readonly hit: number;
  readonly sentence: Sentence;
  /** Its first and last word, as indexes into the words of the hit. */
  readonly first: number;
  readonly last: number;
  readonly folded: readonly string[];
};

/** A hit's text, read once: the same passages come up again and again. */
export type ReadHit = {
  readonly titleWords: ReadonlySet<string>;
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly candidates: readonly Omit<Candidate, 'hit'>[];
};

const read = new Map<string, ReadHit>();
/** More than the passages of the bundled corpus; other corpora start over now and then. */
const remembered = 8000;

export function readHit({ title, text }: Hit): ReadHit {
  const key = `${title}\n${text}`;
  const known = read.get(key);
  if (known) return known;
  if (read.size >= remembered) read.clear();
  const placed = words(text).map((word) => ({ ...word, folded: foldWord(word.text) }));
  const readSentence = ({ start, end }: Span): Sentence => {
    const own = placed.filter((word) => start <= word.start && word.end <= end);
    const informative = own.filter((word) => !isFoldedStopword(word.folded));
    const held = new Set(informative.map((word) => word.folded));
    return { start, end, text: text.slice(start, end), held };
  };
  const all = sentences(text).map(readSentence);
  const whole = readSentence({ start: 0, end: text.length });
  const spans = patternSpans(text, 'en').map((span) => ({
    ...span,
    kind: kindOf(span.type, text.slice(span.start, span.end)),
  }));
  const wholes = all.map((sentence) => ({ ...sentence, kind: 'sentence' as const }));
  const longest = { ...whole, kind: 'whole-hit' as const };
  const candidates = [...spans, ...wholes, longest].flatMap(({ start, end, kind }) => {
    const own = all.find((one) => one.start <= start && start < one.end);
    const sentence = kind === 'whole-hit' ? whole : own;
    const first = placed.findIndex((word) => word.start >= start);
    const last = placed.findLastIndex((word) => word.end <= end);
    if (!sentence || first < 0 || last < first) return [];
    const folded = placed.slice(first, last + 1).map((word) => word.folded);
    return [{ text: text.slice(start, end), kind, sentence, first, last, folded }];
  });
  const titleWords = new Set(words(title).map((word) => foldWord(word.text)));
  const made = { titleWords, text, placed, candidates };
  read.set(key, made);
  return made;
}

function kindOf(type: SpanType, text: string): Kind {
  if (type === 'date') return /^\d{3,4}s?$/u.test(text) ? 'year' : 'date';
  if (type === 'number') return 'number';
  return words(text).length > 1 ? 'full-name' : 'name';
}
