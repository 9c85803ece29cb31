import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { actionGrammar } from './action-grammar.ts';
import { alternativesOf } from './alternatives.ts';
import { greedy, logProbability } from './choose-token.ts';
import { fakeModel } from './model.fixture.ts';
import { queuedModel } from './queued-model.ts';
import { spanLogProbabilities } from './span-log-probabilities.ts';
import { tags, type Vocabulary } from './vocabulary.ts';
import { type WrittenToken, writeDecision } from './write-decision.ts';

const prompt = fc.array(fc.integer({ min: tags.length, max: 59 }), { minLength: 2, maxLength: 30 });
const decode = (ids: readonly number[]) => ids.map((id) => `w${id}`).join(' ');

describe('a fill and its runners-up', () => {
  it('have probabilities, the best first, and leave the cache at what stands before the fill', async () => {
    let weighed = 0;
    await fc.assert(
      fc.asyncProperty(prompt, async (ids) => {
        const model = fakeModel();
        const cache = model.newCache();
        const grammar = actionGrammar(
          {
            view: { kind: 'ramp', title: '', parts: ['', ''] },
            language: 'en',
            steps: [],
            searchesLeft: 0,
          },
          () => false,
        );
        const options = {
          ...{ model, cache, ids, grammar, speculate: true, signal: neverCancelled },
          pause: async () => {},
        };
        const written: WrittenToken[] = [];
        for await (const token of writeDecision({ ...options, sampling: greedy }))
          written.push(token);
        const found = await alternativesOf(options, written, decode, 3);
        const all = [...ids, ...written.map(({ id }) => id)];
        expect(cache.ids).toEqual(all.slice(0, cache.ids.length));
        const shares = found.map(({ probability }) => probability);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
        weighed += found.length > 1 ? 1 : 0;
      }),
    );
    expect(weighed).toBeGreaterThan(0);
  });
});

it('log-probabilities of spans are those of their tokens, read from the beginning', async () => {
  const model = fakeModel({ passTokens: 5, reach: 4 });
  const encodeText = (text: string) =>
    text.split(' ').flatMap((word) => (word === '' ? [] : [28 + (word.charCodeAt(0) % 30)]));
  const vocabulary: Vocabulary = {
    ...{ size: 60, encodeText, encode: () => [], decode, isBlank: () => false },
  };
  const reading = {
    title: 'a',
    text: 'b c dd e f g hh i',
    spans: [
      { start: 4, end: 6 },
      { start: 11, end: 17 },
    ],
  };
  const found = await spanLogProbabilities(model, vocabulary, reading, async () => {});
  const ids = [1, 3, ...encodeText('a : b c dd e f g hh i')];
  const cache = model.newCache();
  const rows = await model.pass(
    cache,
    ids,
    ids.map((_, at) => at),
  );
  const log = (place: number) =>
    logProbability(
      rows.subarray((place - 1) * 60, place * 60),
      { tags: [], text: true },
      ids[place] ?? 0,
    );
  expect(found[0]).toBeCloseTo(log(6), 5);
  expect(found[1]).toBeCloseTo((log(9) + log(10) + log(11)) / 3, 5);
});

it('passes wait for each other, and a failed one stops none of the next', async () => {
  const order: string[] = [];
  const slow = {
    ...fakeModel(),
    pass: async (_: unknown, ids: readonly number[]) => {
      order.push(`begin ${ids[0]}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      order.push(`end ${ids[0]}`);
      if (ids[0] === 1) throw new Error('one');
      return new Float32Array(1);
    },
  };
  const model = queuedModel(slow);
  const cache = model.newCache();
  const results = await Promise.allSettled([1, 2, 3].map((id) => model.pass(cache, [id], [0])));
  expect(order).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
