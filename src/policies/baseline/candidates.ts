/**
 * Candidate fills from hits, and how convincing each is. Two sources: the gap between words that also
 * stand around the blank (alignment: the same text, perhaps cut elsewhere), and names, dates and numbers
 * of sentences that talk about the same things.
 *
 *   passage   … she was born in  [ ? ]  in 1867 and …
 *   hit       … Curie was born in Warsaw in 1867, then …
 *                     ‾‾‾‾‾‾‾‾  ^^^^^^  ‾‾‾‾‾‾‾             left 3 words, right 2 words agree
 */
import { patternSpans, type TypedSpan } from '#core/ramp/patterns.ts';
import type { Hit } from '#core/rollout/environment.ts';
import { sentences } from '#core/text/sentences.ts';
import type { Span } from '#core/text/span.ts';
import { isStopword } from '#core/text/stopwords.ts';
import { foldWord, type Word, words } from '#core/text/words.ts';
import type { BlankContext } from './context.ts';
import { typeFit } from './expected-type.ts';

export type Candidate = {
  readonly text: string;
  /** Larger is more convincing; `convincing` and above needs no further search. */
  readonly score: number;
  /** Index into the hits, and the sentence that holds the candidate. */
  readonly hit: number;
  readonly quote: string;
};

/** Scores from here on are taken at once. Chosen by hand, not searched for. */
export const convincing = 3;
/** Below this, saying nothing is better. */
export const plausible = 0.6;

const maxGapWords = 8;
/** No fill reaches over these. */
const crossing = /[()（），、：；。]/u;
const contextWords = 5;

/** Best first; the same text from several places keeps its best place and gains a little from the others. */
export function rankCandidates(context: BlankContext, hits: readonly Hit[]): Candidate[] {
  const known = new Set([...context.passage, ...context.title.split(/\s+/)].map(foldWord));
  const byText = new Map<string, Candidate>();
  for (const [hit, { text, title }] of hits.entries()) {
    const placed = words(text).map((word) => ({ ...word, folded: foldWord(word.text) }));
    const told = sentences(text);
    const sameSubject = foldWord(title) === foldWord(context.title) ? 0.5 : 0;
    for (const whole of [...gaps(context, placed, text), ...patternSpans(text, context.language)]) {
      const all = placed.filter((word) => word.start >= whole.start && word.end <= whole.end);
      // "Born Maria Skłodowska": what the blank's own sentence says is no part of its fill.
      const from =
        whole.type === 'name' ? all.findIndex((word) => !context.sentence.has(word.folded)) : 0;
      const own = from < 0 ? [] : all.slice(from);
      if (own.every((word) => known.has(word.folded) || isStopword(word.text))) continue;
      const span = { ...whole, start: own[0]?.start ?? whole.start };
      const sentence = told.find(({ start, end }) => start <= span.start && span.start < end);
      if (!sentence) continue;
      const score =
        alignment(context, placed, span) +
        typeFit(context, span.type) +
        2 * sharedWords(context, placed, sentence, title) +
        sameSubject -
        0.1 * hit;
      const quote = text.slice(sentence.start, sentence.end);
      keepBest(byText, { text: text.slice(span.start, span.end), score, hit, quote });
    }
  }
  return [...byText.values()].sort((a, b) => b.score - a.score);
}

type Placed = Word & { readonly folded: string };

/** Spans between two places that agree with what stands left and right of the blank. */
function gaps(context: BlankContext, placed: readonly Placed[], text: string): TypedSpan[] {
  const found: TypedSpan[] = [];
  for (let from = 0; from < placed.length; from += 1) {
    if (!agrees(agreement(context.left, placed, from - 1, -1))) continue;
    for (let to = from; to < Math.min(placed.length, from + maxGapWords); to += 1) {
      const end = placed[to]?.end ?? text.length;
      if (crossing.test(text.slice(placed[from]?.start ?? 0, end))) break;
      const sentenceEnds = /^["'”’)]*(?:[.!?;。！？；]|$)/u.test(text.slice(end, end + 3));
      const fits = agrees(agreement(context.right, placed, to + 1, 1));
      if (fits || (sentenceEnds && context.endsSentence)) {
        found.push({ start: placed[from]?.start ?? 0, end, type: 'term' });
      }
      if (sentenceEnds) break;
    }
  }
  return found;
}

/** How far both sides of a span agree with the blank's; both at once count a little more. */
function alignment(context: BlankContext, placed: readonly Placed[], span: Span): number {
  const first = placed.findIndex((word) => word.start >= span.start);
  const last = placed.findLastIndex((word) => word.end <= span.end);
  const left = agreement(context.left, placed, first - 1, -1);
  const right = agreement(context.right, placed, last + 1, 1);
  // What stands before a blank, a preposition mostly, tells more of it than what follows.
  return 1.1 * left.sum + right.sum + (agrees(left) && agrees(right) ? 1 : 0);
}

/** `complete`: every word up to another mask, or to the end of the passage, agrees. */
type Agreement = { readonly sum: number; readonly complete: boolean };

function agrees({ sum, complete }: Agreement): boolean {
  return sum >= 1 || (complete && sum > 0);
}

/** Words that agree one after the other, outwards: 1 for a content word, 0.5 for a stopword. */
function agreement(
  side: readonly string[],
  placed: readonly Placed[],
  from: number,
  direction: 1 | -1,
): Agreement {
  let sum = 0;
  for (let distance = 0; distance < contextWords; distance += 1) {
    const wanted = side[distance];
    if (!wanted) return { sum, complete: true };
    const word = placed[from + distance * direction];
    if (word?.folded !== wanted) return { sum, complete: false };
    sum += isStopword(word.text) ? 0.5 : 1;
  }
  return { sum, complete: true };
}

/** Share of the blank's sentence's content words that the hit's sentence, or its title, holds, in [0, 1]. */
function sharedWords(
  context: BlankContext,
  placed: readonly Placed[],
  sentence: Span,
  title: string,
): number {
  const inSentence = placed.filter(
    (word) => word.start >= sentence.start && word.end <= sentence.end,
  );
  const held = new Set([
    ...inSentence.map((word) => word.folded),
    ...words(title).map((word) => foldWord(word.text)),
  ]);
  const wanted = [...context.sentence];
  return wanted.length === 0 ? 0 : wanted.filter((word) => held.has(word)).length / wanted.length;
}

function keepBest(byText: Map<string, Candidate>, candidate: Candidate): void {
  const key = candidate.text.toLowerCase();
  const earlier = byText.get(key);
  if (!earlier) byText.set(key, candidate);
  else {
    const [better, worse] =
      earlier.score >= candidate.score ? [earlier, candidate] : [candidate, earlier];
    byText.set(key, { ...better, score: better.score + Math.max(0, worse.score) * 0.1 });
  }
}
