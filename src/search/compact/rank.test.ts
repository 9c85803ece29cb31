import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { indexPassages, searchOptions } from '../index-passages.ts';
import { type NaiveOptions, naiveScores } from '../naive-bm25.fixture.ts';
import { smallDocuments, smallQuery } from '../small-corpora.fixture.ts';
import { termsOf } from '../terms.ts';
import { indexBuilder } from './build-index.ts';
import type { CompactIndex } from './compact-index.ts';
import { fetchedNow } from './fetching.ts';
import { explain, rank } from './rank.ts';

const all = 1000;
const queryTerms = (query: string) => termsOf(query).map(({ term }) => term);

function indexOf(documents: readonly CorpusDocument[]): CompactIndex {
  const builder = indexBuilder();
  for (const { title, aliases, text, passages } of documents) {
    for (const [start, end] of passages)
      builder.add({ title: [title, ...aliases].join(' / '), text: text.slice(start, end) });
  }
  return builder.build();
}

function idsOf(documents: readonly CorpusDocument[]): string[] {
  return documents.flatMap(({ id, passages }) => passages.map((_, n) => passageId(id, n)));
}

describe('the compact index', () => {
  test('answers as MiniSearch does: the same passages, order, scores and terms', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, (documents, query) => {
        const ids = idsOf(documents);
        const ranked = fetchedNow(rank([indexOf(documents)], queryTerms(query), { limit: all }));
        const expected = indexPassages(documents).search(query, searchOptions);
        expect(
          ranked.map(({ passage, score, terms }) => ({ id: ids[passage], score, terms })),
        ).toEqual(expected.map(({ id, score, terms }) => ({ id, score, terms })));
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test('a limit gives the first of all, and what is hidden makes room for the next', () => {
    fc.assert(
      fc.property(
        smallDocuments,
        smallQuery,
        fc.nat(6),
        fc.nat(3),
        (documents, query, limit, hidden) => {
          const index = indexOf(documents);
          const isShown = (_: number, passage: number) => passage % 4 !== hidden;
          const whole = fetchedNow(rank([index], queryTerms(query), { limit: all }));
          const shown = fetchedNow(rank([index], queryTerms(query), { limit, isShown }));
          expect(shown).toEqual(whole.filter(({ passage }) => isShown(0, passage)).slice(0, limit));
        },
      ),
    );
  });

  test('several indexes rank as one: the scores of BM25+ by hand over all documents', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, fc.nat(8), (documents, query, cut) => {
        const parts = [documents.slice(0, cut), documents.slice(cut)];
        const ids = parts.map(idsOf);
        const ranked = fetchedNow(rank(parts.map(indexOf), queryTerms(query), { limit: all }));
        // The library's type leaves every option open.
        const naive = naiveScores(documents, query, searchOptions as NaiveOptions);
        expect(ranked).toHaveLength(naive.size);
        for (const { index, passage, score } of ranked)
          expect(score).toBeCloseTo(naive.get(ids[index]?.[passage] ?? '') ?? Number.NaN, 8);
      }),
    );
  });

  test('the parts of an explanation add up to the score', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, fc.nat(8), (documents, query, cut) => {
        const indexes = [documents.slice(0, cut), documents.slice(cut)].map(indexOf);
        const terms = queryTerms(query);
        for (const ranked of fetchedNow(rank(indexes, terms, { limit: all }))) {
          const parts = fetchedNow(explain(indexes, terms, ranked));
          const sum = parts.reduce((total, { points }) => total + points, 0);
          expect(Math.abs(sum - ranked.score)).toBeLessThan(1e-9 * Math.max(1, ranked.score));
          expect(new Set(parts.map(({ term }) => term))).toEqual(new Set(ranked.terms));
          for (const { points } of parts) expect(points).toBeGreaterThan(0);
        }
      }),
    );
  });
});
