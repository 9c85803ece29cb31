/**
 * How surprised the model is by each of some spans of a text, reading it from its beginning: the mean natural
 * logarithm of the probability of the span's tokens. Perplexity is exp of its negative; the paper masks the spans
 * with the highest (section 3.1, "perplexity-based masking").
 */
import type { Span } from '#core/text/span.ts';
import { logProbability } from './choose-token.ts';
import type { Model } from './model.ts';
import { tagId, type Vocabulary } from './vocabulary.ts';

const anyToken = { tags: [], text: true };

export type Reading = {
  readonly title: string;
  readonly text: string;
  /** Sorted and disjoint. */
  readonly spans: readonly Span[];
};

/** A span beyond what the context holds gets 0, as if it were certain. */
export async function spanLogProbabilities<Cache>(
  model: Model<Cache>,
  vocabulary: Vocabulary,
  { title, text, spans }: Reading,
  pause: () => Promise<void>,
): Promise<number[]> {
  const start = title === '' ? [] : vocabulary.encodeText(`${title} :`);
  const ids = [tagId('<bos>'), tagId('<task>'), ...start];
  const ranges: (readonly [from: number, to: number])[] = [];
  let at = 0;
  for (const span of spans) {
    ids.push(...vocabulary.encodeText(text.slice(at, span.start)));
    const from = ids.length;
    ids.push(...vocabulary.encodeText(text.slice(span.start, span.end)));
    ranges.push([from, ids.length]);
    at = span.end;
  }
  const logs = await logsOf(model, ids.slice(0, model.context), ranges, pause);
  return ranges.map(([from, to]) => {
    const own = Array.from({ length: to - from }, (_, index) => logs.get(from + index) ?? 0);
    return own.length === 0 ? 0 : own.reduce((sum, log) => sum + log, 0) / own.length;
  });
}

/** For the tokens in the ranges: their logarithms, by place. */
async function logsOf<Cache>(
  model: Model<Cache>,
  ids: readonly number[],
  ranges: readonly (readonly [number, number])[],
  pause: () => Promise<void>,
): Promise<Map<number, number>> {
  const wanted = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from }, (_, index) => from + index),
  );
  const logs = new Map<number, number>();
  const cache = model.newCache();
  try {
    for (let from = 0; from < ids.length; from += model.passTokens) {
      await pause();
      const part = ids.slice(from, from + model.passTokens);
      // What a token's probability is stands in the row of the token before it.
      const own = wanted.filter((place) => place > from && place <= from + part.length);
      const rows = await model.pass(
        cache,
        part,
        own.length === 0 ? [0] : own.map((place) => place - 1 - from),
      );
      for (const [index, place] of own.entries()) {
        const row = rows.subarray(index * model.vocabulary, (index + 1) * model.vocabulary);
        const id = ids[place];
        if (id !== undefined) logs.set(place, logProbability(row, anyToken, id));
      }
    }
  } finally {
    model.drop(cache);
  }
  return logs;
}
