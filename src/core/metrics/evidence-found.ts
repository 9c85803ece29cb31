/**
 * Whether a run was shown evidence for a blank: the gold stands, as whole words, in a hit, in a sentence
 * that shares at least two content words with the blank's own sentence. A bare "15" somewhere is chance.
 */
import type { Hit } from '../rollout/environment.ts';
import type { Gold, TaskView } from '../task/task.ts';
import { tokens, withoutPossessives } from '../text/normalise.ts';
import { sentenceAt, sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { isStopword } from '../text/stopwords.ts';

const sharedWordsNeeded = 2;

/** A sentence of a hit that tells a blank's gold. */
export type EvidenceSentence = {
  readonly hit: number;
  readonly sentence: Span;
  /** Content words that it shares with the blank's own sentence. */
  readonly shared: number;
};

export function evidenceFound(
  view: TaskView,
  gold: Gold,
  blank: number,
  hits: readonly Hit[],
): boolean {
  return evidenceSentences(view, gold, blank, hits).length > 0;
}

/**
 * Every sentence of the hits that is evidence, the one that shares most words first, then by rank. In documents that
 * are known to tell the blank a sentence need share no word, and comes before those of others.
 */
export function evidenceSentences(
  view: TaskView,
  gold: Gold,
  blank: number,
  hits: readonly Hit[],
  isKnown: (hit: Hit) => boolean = () => false,
): EvidenceSentence[] {
  const asked = contentTokens(sentenceOfBlank(view, gold, blank));
  for (const used of (gold[blank] ?? []).map(tokens)) for (const token of used) asked.delete(token);
  const needed = Math.min(sharedWordsNeeded, asked.size);
  const known = hits.map(isKnown);
  const found = hits.flatMap(({ text, title }, hit) =>
    sentences(text).flatMap((sentence): EvidenceSentence[] => {
      const written = text.slice(sentence.start, sentence.end);
      if (!tellsAny(written, gold[blank] ?? [])) return [];
      const held = new Set([...tokens(withoutPossessives(written)), ...tokens(title)]);
      const shared = [...asked].filter((token) => held.has(token)).length;
      return shared >= needed || known[hit] ? [{ hit, sentence, shared }] : [];
    }),
  );
  return found.sort(
    (a, b) => Number(known[b.hit]) - Number(known[a.hit]) || b.shared - a.shared || a.hit - b.hit,
  );
}

/** Whether one of the accepted texts stands in the sentence, as whole words. */
export function tellsAny(sentence: string, accepted: readonly string[]): boolean {
  const own = tokens(withoutPossessives(sentence));
  const written = tokens(sentence);
  return accepted.map(tokens).some((wanted) => holdsRun(own, wanted) || holdsRun(written, wanted));
}

/** The blank's sentence with the gold put in everywhere; the whole question for a question. */
function sentenceOfBlank(view: TaskView, gold: Gold, blank: number): string {
  if (view.kind === 'question') return view.question;
  let text = view.parts[0] ?? '';
  let offset = text.length;
  for (let index = 1; index < view.parts.length; index += 1) {
    if (index - 1 === blank) offset = text.length;
    text += (gold[index - 1]?.[0] ?? '') + (view.parts[index] ?? '');
  }
  const { start, end } = sentenceAt(text, offset);
  return `${view.title} ${text.slice(start, end)}`;
}

function contentTokens(text: string): Set<string> {
  return new Set(tokens(text).filter((token) => !isStopword(token)));
}

function holdsRun(sentence: readonly string[], wanted: readonly string[]): boolean {
  return (
    wanted.length > 0 &&
    sentence.some((_, at) => wanted.every((token, offset) => sentence[at + offset] === token))
  );
}
