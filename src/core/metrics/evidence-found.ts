/**
 * Whether a run was shown evidence for a blank: the gold stands, as whole words, in a hit, in a sentence
 * that shares at least two content words with the blank's own sentence. A bare "15" somewhere is chance.
 */
import type { Hit } from '../rollout/environment.ts';
import type { Gold, TaskView } from '../task/task.ts';
import { tokens } from '../text/normalise.ts';
import { sentenceAt, sentences } from '../text/sentences.ts';
import { isStopword } from '../text/stopwords.ts';

const sharedWordsNeeded = 2;

export function evidenceFound(
  view: TaskView,
  gold: Gold,
  blank: number,
  hits: readonly Hit[],
): boolean {
  const asked = contentTokens(sentenceOfBlank(view, gold, blank));
  const accepted = (gold[blank] ?? []).map(tokens);
  for (const used of accepted) for (const token of used) asked.delete(token);
  return hits.some(({ text, title }) =>
    sentences(text).some(({ start, end }) => {
      const sentence = tokens(text.slice(start, end));
      if (!accepted.some((wanted) => holdsRun(sentence, wanted))) return false;
      const held = new Set([...sentence, ...tokens(title)]);
      const shared = [...asked].filter((token) => held.has(token)).length;
      return shared >= Math.min(sharedWordsNeeded, asked.size);
    }),
  );
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
