/**
 * A passage told in fewer words, for training: sentences without a masked span may go, and so may single words.
 * What is left can't be laid over its source word by word, so a policy has to find the fact and not the wording.
 * Masked spans always stay whole.
 *
 *   "She was born in [Warsaw], then part of Russia. Her father taught physics."
 *     ->  "She born in [Warsaw], part Russia."
 */
import type { Random } from '../random.ts';
import type { Instance, MaskedSpan } from '../task/instance.ts';
import { sentences } from '../text/sentences.ts';
import { overlaps, type Span } from '../text/span.ts';
import { words } from '../text/words.ts';

/** Chances in [0, 1] that a sentence without a masked span, and a word outside of the spans, is left out. */
export type Condensing = { readonly sentence: number; readonly word: number };

export function condense(
  instance: Instance,
  { sentence: sentenceChance, word: wordChance }: Condensing,
  random: Random,
): Instance {
  const { text, spans } = instance;
  const kept = sentences(text).filter(
    (sentence) => spans.some((span) => overlaps(span, sentence)) || random() >= sentenceChance,
  );
  const dropped: Span[] = kept.flatMap((sentence) =>
    words(text.slice(sentence.start, sentence.end))
      .map(({ start, end }) => ({ start: start + sentence.start, end: end + sentence.start }))
      .filter((word) => !spans.some((span) => overlaps(span, word)) && random() < wordChance),
  );
  let shortened = '';
  const moved: MaskedSpan[] = [];
  for (const sentence of kept) {
    if (shortened !== '') shortened += ' ';
    let at = sentence.start;
    const cuts = dropped.filter((word) => overlaps(word, sentence));
    for (const { start, end } of [...cuts, { start: sentence.end, end: sentence.end }]) {
      for (const span of spans.filter((own) => own.start >= at && own.end <= start)) {
        const offset = shortened.length - at;
        moved.push({ ...span, start: span.start + offset, end: span.end + offset });
      }
      shortened += text.slice(at, start);
      at = text[end] === ' ' && /(?:^|\s)$/u.test(shortened) ? end + 1 : end;
    }
  }
  return { ...instance, text: shortened, spans: moved };
}
