import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { goldTexts, type Instance } from '../task/instance.ts';
import { areDisjointAndSorted } from '../text/span.ts';
import { condense } from './condense.ts';

const text =
  'She was born in Warsaw, then part of Russia. Her father taught physics. In 1891 she left for Paris, where she studied.';
const instance: Instance = {
  id: 'a',
  kind: 'ramp',
  title: 'Marie Curie',
  text,
  spans: [span('Warsaw'), span('1891')],
};

describe('condense', () => {
  it('keeps every masked span whole and in order, and never adds a word', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, word) => {
        const shorter = condense(instance, { sentence: 0.5, word }, seededRandom(seed));
        expect(goldTexts(shorter)).toEqual(['Warsaw', '1891']);
        expect(areDisjointAndSorted(shorter.spans, shorter.text.length)).toBe(true);
        const before = text.split(/\W+/u);
        for (const own of shorter.text.split(/\W+/u)) expect(before).toContain(own);
      }),
    );
  });

  it('changes nothing when nothing is to be left out', () => {
    const same = condense(instance, { sentence: 0, word: 0 }, seededRandom(1));
    expect(same).toEqual(instance);
  });

  it('leaves out sentences without a masked span, and words outside of the spans', () => {
    const least = condense(instance, { sentence: 1, word: 1 }, seededRandom(1));
    expect(least.text.match(/\w+/gu)).toEqual(['Warsaw', '1891']);
  });
});

function span(own: string) {
  const start = text.indexOf(own);
  return { start, end: start + own.length };
}
