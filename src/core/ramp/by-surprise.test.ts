import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostSurprising, perplexity } from './by-surprise.ts';

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
});
