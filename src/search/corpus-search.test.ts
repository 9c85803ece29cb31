import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { passageId } from '#corpus/document.ts';
import { document } from '#corpus/documents.fixture.ts';
import { corpusSearch, environmentOf } from './corpus-search.ts';
import { searchOver, smallDocuments, smallQuery } from './small-corpora.fixture.ts';
import { termsOf } from './terms.ts';

const all = 1000;

const curie = document('science/curie', 'Marie Curie was born in Warsaw.\nShe found radium.', {
  title: 'Marie Curie',
  source: 'an encyclopedia',
  licence: 'CC BY 4.0',
});
const warsaw = document('places/warsaw', 'The city on the Vistula is a capital.', {
  title: 'Warsaw',
});
const jiangsu = document('zh/jiangsu', '江苏在中国东部。', { title: '江苏', language: 'zh' });
const changjiang = document('zh/changjiang', '长江流入东海。', { title: '长江', language: 'zh' });
const corpus = searchOver([curie, warsaw, jiangsu, changjiang]);
const found = (query: string, limit = 5) =>
  corpus.search({ query, limit, withhold: [] }).map((hit) => hit.documentId);

describe('withholding', () => {
  const anyWithheld = fc.tuple(
    smallDocuments,
    smallQuery,
    fc.array(fc.nat(20)),
    fc.array(fc.nat(20)),
  );

  test('a withheld document or passage is never found, and the rest is ranked as before', () => {
    fc.assert(
      fc.property(anyWithheld, ([documents, query, docPicks, passagePicks]) => {
        const passages = documents.flatMap(({ id, passages: own }) =>
          own.map((_, n) => passageId(id, n)),
        );
        const withhold = [
          ...docPicks.map((pick) => `d${pick % documents.length}`),
          ...passagePicks.flatMap((pick) => passages[pick % passages.length] ?? []),
        ];
        const { search } = searchOver(documents);
        const hidden = search({ query, limit: all, withhold });
        for (const { passageId: passage, documentId } of hidden) {
          expect(withhold).not.toContain(documentId);
          expect(withhold).not.toContain(passage);
        }
        const open = search({ query, limit: all, withhold: [] });
        const shown = ({ passageId: passage, documentId }: (typeof open)[number]) =>
          !withhold.includes(documentId) && !withhold.includes(passage);
        expect(hidden).toEqual(open.filter(shown));
      }),
    );
  });

  test('what is not there hides nothing', () => {
    const hits = corpus.search({
      query: 'Warsaw',
      limit: 5,
      withhold: ['no/such', 'science', 'warsaw'],
    });
    expect(hits.map((hit) => hit.documentId)).toEqual(['places/warsaw', 'science/curie']);
  });

  test('the limit counts what is shown, not what is hidden', () => {
    const hits = corpus.search({ query: 'Warsaw', limit: 1, withhold: ['places/warsaw'] });
    expect(hits.map((hit) => hit.documentId)).toEqual(['science/curie']);
  });
});

test('the best hits come first, as many as asked', () => {
  fc.assert(
    fc.property(
      smallDocuments,
      smallQuery,
      fc.integer({ min: 1, max: 5 }),
      (documents, query, limit) => {
        const { search } = searchOver(documents);
        const hits = search({ query, limit, withhold: [] });
        expect(hits).toEqual(search({ query, limit: all, withhold: [] }).slice(0, limit));
        expect(hits.map(({ score }) => score)).toEqual(
          hits.map(({ score }) => score).sort((a, b) => b - a),
        );
      },
    ),
  );
});

test('a hit is a passage on one line with all that a reader is shown', () => {
  const [hit] = corpus.search({ query: 'Curie in Warsaw', limit: 1, withhold: [] });
  expect(hit).toEqual({
    ...{ passageId: 'science/curie#0', documentId: 'science/curie', title: 'Marie Curie' },
    text: 'Marie Curie was born in Warsaw. She found radium.',
    ...{ source: 'an encyclopedia', licence: 'CC BY 4.0', score: expect.any(Number) },
    terms: [
      { term: 'curie', spans: [{ start: 6, end: 11 }] },
      { term: 'warsaw', spans: [{ start: 24, end: 30 }] },
    ],
  });
});

test('matched terms are terms of the query, at all their places in the text', () => {
  fc.assert(
    fc.property(smallDocuments, smallQuery, (documents, query) => {
      const asked = new Set(termsOf(query).map(({ term }) => term));
      for (const { text, terms } of searchOver(documents).search({
        query,
        limit: all,
        withhold: [],
      })) {
        expect(terms.length).toBeGreaterThan(0);
        for (const { term, spans } of terms) {
          expect(asked).toContain(term);
          const places = termsOf(text).filter((place) => place.term === term);
          expect(spans).toEqual(places.map(({ start, end }) => ({ start, end })));
        }
      }
    }),
  );
});

test('plurals, accents and case do not matter', () => {
  expect(found('CITIES')).toEqual(['places/warsaw']);
  expect(found('Wársaw')).toEqual(['places/warsaw', 'science/curie']);
});

test('Chinese words that share a character differ', () => {
  expect(found('长江')).toEqual(['zh/changjiang']);
  expect(found('江苏')).toEqual(['zh/jiangsu']);
});

test('nothing asked, nothing found', () => {
  for (const query of ['', '  ', 'the of', '?!', 'zebra']) expect(found(query)).toEqual([]);
});

test('a document is read by its id or its title', () => {
  expect(corpus.read('science/curie')).toBe(curie);
  expect(corpus.read('Marie Curie')).toBe(curie);
  expect(corpus.read('marie CURIE')).toBe(curie);
  expect(corpus.read('江苏')).toBe(jiangsu);
  expect(corpus.read('Pierre Curie')).toBeNull();
});

test('the environment gives the same hits under the corpus id', async () => {
  const request = { query: 'Warsaw', limit: 2, withhold: [] };
  const environment = environmentOf(corpus);
  expect(environment.corpusId).toBe('small');
  expect(await environment.search(request, neverCancelled)).toEqual(corpus.search(request));
});

test('an index that is none is named, whatever its hash says', () => {
  const file = { file: 'index.bin', bytes: 1, sha256: '' };
  const manifest = { ...corpus.manifest, index: file };
  for (const index of ['{}', 'not JSON', '{"documentCount": "many"}']) {
    expect(() => corpusSearch({ manifest, documents: [curie], index })).toThrow(
      expect.objectContaining({ details: { kind: 'unreadable', file: 'index.bin' } }),
    );
  }
});
