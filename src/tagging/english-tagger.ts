/** English names and terms by compromise, a small rule-based NLP library that runs in the browser. */
import nlp from 'compromise';
import type { TypedSpan } from '#core/ramp/patterns.ts';
import type { SpanType } from '#core/task/instance.ts';

const kinds: readonly (readonly [match: string, type: SpanType])[] = [
  ['#Person+', 'person'],
  ['#Place+', 'place'],
  ['#Organization+', 'organisation'],
];

/** A term: one to three nouns in lower case, the last one not a pronoun. */
const term = '#Adjective? (#Noun && !#Pronoun && !#ProperNoun && !#Possessive)+';
const commonTermLength = 6;

export function tagEnglish(text: string): TypedSpan[] {
  const doc = nlp(text);
  const found: TypedSpan[] = [];
  for (const [match, type] of kinds) {
    for (const span of offsetsOf(doc.match(match))) found.push({ ...span, type });
  }
  for (const span of offsetsOf(doc.match(term))) {
    const words = text.slice(span.start, span.end);
    const plain = /^[\p{Ll} -]+$/u.test(words) && words.split(' ').length <= 3;
    if (plain && words.length >= commonTermLength) found.push({ ...span, type: 'term' });
  }
  return found.filter((span) => /^[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)));
}

type Offset = { readonly start: number; readonly length: number };

function offsetsOf(view: ReturnType<ReturnType<typeof nlp>['match']>): { start: number; end: number }[] {
  // compromise types json() as any; these are its documented fields.
  const found = view.json({ offset: true }) as readonly { readonly offset?: Offset; readonly text: string }[];
  return found.flatMap(({ offset, text }) => {
    if (!offset) return [];
    const trimmed = text.replace(/[\s\p{P}]+$/u, '');
    return [{ start: offset.start, end: offset.start + trimmed.length }];
  });
}
