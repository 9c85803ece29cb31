/**
 * What the rules know about a blank: the words on either side of it, nearest first, with other fills put
 * in and other masks left as holes that match nothing.
 *
 *   "… was born in [1] in [2] and moved …"     left of [2]: in, ∅, in, born …   right of [2]: and, moved …
 */
import type { Hit } from '#core/rollout/environment.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { RampView } from '#core/task/task.ts';
import type { Language } from '#core/text/language.ts';
import { sentences } from '#core/text/sentences.ts';
import { isStopword } from '#core/text/stopwords.ts';
import { foldWord, words } from '#core/text/words.ts';

export type BlankContext = {
  readonly title: string;
  readonly language: Language;
  /** Folded words outwards from the blank; an empty string is another mask. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Whether the blank is the last thing of its sentence. */
  readonly endsSentence: boolean;
  /** Folded content words of the blank's sentence. */
  readonly sentence: ReadonlySet<string>;
  /** Content words of the sentence as written, nearest to the blank first. */
  readonly nearby: readonly string[];
  /** The blank's sentence as written, before and after it; other masks are spaces. */
  readonly around: readonly [before: string, after: string];
  /** Content words of the whole passage as written, in order. */
  readonly passage: readonly string[];
};

/** Stands for a blank in the joined text: a private-use character, which is neither letter nor space. */
const hole = '\uE001';
const thisHole = '\uE002';

export function blankContext(
  view: RampView,
  index: number,
  fills: readonly (string | null | undefined)[],
  language: Language,
): BlankContext {
  const text = view.parts
    .map((part, at) => (at === 0 ? part : `${mark(at - 1, index, fills)}${part}`))
    .join('');
  const at = text.indexOf(thisHole);
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  const sentence = sentences(text).find(({ start, end }) => start <= at && at < end);
  const own = text.slice(sentence?.start ?? 0, sentence?.end ?? text.length);
  const ownBefore = text.slice(sentence?.start ?? 0, at);
  const ownAfter = text.slice(at + 1, sentence?.end ?? text.length);
  return {
    title: view.title,
    language,
    left: folded(before).reverse(),
    right: folded(after),
    endsSentence: /^["'”’)]*(?:[.!?。！？]|\s*$)/u.test(after),
    sentence: new Set(contentWords(own).map(foldWord)),
    nearby: interleave(contentWords(ownBefore).reverse(), contentWords(ownAfter)),
    around: [ownBefore.replaceAll(hole, ' '), ownAfter.replaceAll(hole, ' ')],
    passage: contentWords(text),
  };
}

function mark(at: number, index: number, fills: readonly (string | null | undefined)[]): string {
  if (at === index) return thisHole;
  return fills[at] ?? hole;
}

function folded(text: string): string[] {
  return text
    .split(hole)
    .flatMap((part, at) => [...(at > 0 ? [''] : []), ...words(part).map((w) => foldWord(w.text))]);
}

export function contentWords(text: string): string[] {
  return words(text.replaceAll(hole, ' ').replaceAll(thisHole, ' '))
    .map((word) => word.text)
    .filter((word) => !isStopword(word));
}

function interleave(a: readonly string[], b: readonly string[]): string[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, at) => [a[at], b[at]])
    .flat()
    .filter((word) => word !== undefined);
}

/** The hits of the last search. */
export function latestHits(steps: readonly Step[]): readonly Hit[] {
  return steps.findLast((step) => step.observation)?.observation?.hits ?? [];
}
