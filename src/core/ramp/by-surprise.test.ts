import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostSurprising, perplexity } from './by-surprise.ts';
import { sampleBySurprise } from './sample-by-surprise.ts';

const logs = fc.array(fc.double({ min: -20, max: 0, noNaN: true }), { maxLength: 12 });

describe('masking by perplexity', () => {
  it('leaves no span that surprises more than one it took', () => {
    fc.assert(
      fc.property(logs, fc.nat(6), (values, count) => {
        const spans = values.map((_, index) => ({ start: 10 * index, end: 10 * index + 5 }));
        const taken = mostSurprising(spans, values, count);
        expect(taken).toHaveLength(Math.min(count, spans.length));
        const of = (span: { start: number }) => values[span.start / 10] ?? 0;
        const left = spans.filter((span) => !taken.includes(span));
        for (const other of left) {
          for (const one of taken) expect(of(one)).toBeLessThanOrEqual(of(other));
        }
        expect(taken).toEqual([...taken].sort((a, b) => a.start - b.start));
      }),
    );
  });

  it('reads a certain span as 1, and more for less certain ones', () => {
    expect(perplexity(0)).toBe(1);
    expect(perplexity(-1)).toBeGreaterThan(perplexity(-0.5));
  });

  it('samples instances whose masks a model finds hardest, a passage without enough spans left out', async () => {
    const passage = (documentId: string, text: string) => ({
      ...{ documentId, title: 'Warsaw', text, language: 'en' as const },
    });
    const passages = [
      passage('a', 'The city lies on a river and was rebuilt after 1945, 1950 and 1971.'),
      passage('b', 'There is nothing to mask here.'),
    ];
    // Later spans surprise more.
    const read = async ({ spans }: { spans: readonly { start: number }[] }) =>
      spans.map(({ start }) => -start);
    const texts: string[][] = [];
    const request = { n: 2, masks: [2], seed: 1 };
    for await (const { spans, text } of sampleBySurprise(passages, request, () => [], read)) {
      texts.push(spans.map(({ start, end }) => text.slice(start, end)));
    }
    expect(texts).toEqual([['1950', '1971']]);
  });
});
