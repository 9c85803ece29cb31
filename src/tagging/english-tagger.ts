/** English names and terms by compromise, a small rule-based NLP library that runs in the browser. */
import nlp from 'compromise';
import type { TypedSpan } from '#core/ramp/patterns.ts';
import type { SpanType } from '#core/task/instance.ts';

const kinds: readonly (readonly [match: string, type: SpanType])[] = [
  ['#Person+', 'person'],
  ['#Place+', 'place'],
  ['#Organization+', 'organisation'],
];

/** A term: one or two nouns in lower case that are neither a unit, a time nor too common to ask for. */
const term =
  '(#Noun && !#Pronoun && !#ProperNoun && !#Possessive && !#Unit && !#Date && !#Duration)+';
const shortestTerm = 5;
const longestTerm = 2;
const tooCommon = new Set(
  `century centuries decade decades metre metres kilometre kilometres centimetre centimetres millimetres number numbers
  people group groups thing things part parts piece pieces place places kind kinds sort sorts years hours minutes
  world world's work works child children woman women person name names times centre example others degrees`.split(
    /\s+/,
  ),
);

export function tagEnglish(text: string): TypedSpan[] {
  const doc = nlp(text);
  const found: TypedSpan[] = [];
  for (const [match, type] of kinds) {
    for (const span of offsetsOf(doc.match(match))) found.push({ ...span, type });
  }
  for (const span of offsetsOf(doc.match(term))) {
    if (isTerm(text.slice(span.start, span.end))) found.push({ ...span, type: 'term' });
  }
  return found.filter((span) => /^[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)));
}

/** Whether nouns are worth asking for. */
export function isTerm(words: string): boolean {
  const parts = words.split(' ');
  const plain = /^[\p{Ll} -]+$/u.test(words) && parts.length <= longestTerm;
  return plain && words.length >= shortestTerm && !parts.some((part) => tooCommon.has(part));
}

type Offset = { readonly start: number; readonly length: number };

function offsetsOf(
  view: ReturnType<ReturnType<typeof nlp>['match']>,
): { start: number; end: number }[] {
  // compromise types json() as any; these are its documented fields.
  const found = view.json({ offset: true }) as readonly {
    readonly offset?: Offset;
    readonly text: string;
  }[];
  return found.flatMap(({ offset, text }) => {
    if (!offset) return [];
    const trimmed = text.replace(/[\s\p{P}]+$/u, '');
    return [{ start: offset.start, end: offset.start + trimmed.length }];
  });
}
