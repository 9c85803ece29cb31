import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexPassages, loadIndex, searchOptions, serialiseIndex } from './index-passages.ts';
import { type NaiveOptions, naiveScores } from './naive-bm25.fixture.ts';
import { smallDocuments, smallQuery } from './small-corpora.fixture.ts';

test('a built then loaded index ranks as the fresh one', () => {
  fc.assert(
    fc.property(smallDocuments, smallQuery, (documents, query) => {
      const fresh = indexPassages(documents).search(query, searchOptions);
      const loaded = loadIndex(serialiseIndex(documents)).search(query, searchOptions);
      expect(loaded).toEqual(fresh);
    }),
  );
});

test('serialising twice gives the same text', () => {
  fc.assert(
    fc.property(smallDocuments, (documents) => {
      expect(serialiseIndex(documents)).toBe(serialiseIndex(documents));
    }),
  );
});

test('the ranking is that of BM25+ by hand', () => {
  // The library's type leaves every option open.
  const options = searchOptions as NaiveOptions;
  fc.assert(
    fc.property(smallDocuments, smallQuery, (documents, query) => {
      const ranked = indexPassages(documents).search(query, searchOptions);
      const naive = naiveScores(documents, query, options);
      expect(new Set(ranked.map(({ id }) => id))).toEqual(new Set(naive.keys()));
      for (const { id, score } of ranked) expect(score).toBeCloseTo(naive.get(id) ?? Number.NaN, 8);
      const byHand = ranked.map(({ id }) => naive.get(id) ?? Number.NaN);
      for (const [at, score] of byHand.entries()) {
        expect(score).toBeLessThanOrEqual((byHand[at - 1] ?? Number.POSITIVE_INFINITY) + 1e-8);
      }
    }),
    { numRuns: 200 },
  );
});
