import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { document } from '#corpus/documents.fixture.ts';
import { indexBuilder } from './compact/build-index.ts';
import { fetched, fetchedNow } from './compact/fetching.ts';
import { indexFiles, openIndex } from './compact/index-files.ts';
import { documentsInMemory } from './document-source.ts';
import { addToIndex, type Collection, collectionOf, joinedSearch } from './joined-search.ts';
import { searchOver, smallDocuments, smallQuery } from './small-corpora.fixture.ts';

const all = 1000;

describe('joined search', () => {
  test('over one collection it gives the hits of the corpus search, whatever is withheld', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, fc.nat(8), (documents, query, hidden) => {
        const withhold = [`d${hidden}`, `d${hidden + 1}#0`];
        const request = { query, limit: all, withhold };
        const joined = fetchedNow(joinedSearch([collectionOf(documents)]).search(request));
        expect(joined).toEqual(searchOver(documents).search(request));
      }),
    );
  }, 30_000);

  test('a passage that a document does not have withholds none of another', () => {
    const documents = ['', 'Warsaw'].map((text, n) => document(`d${n}`, text, { title: 'Warsaw' }));
    const { search } = joinedSearch([collectionOf(documents)]);
    const hits = fetchedNow(search({ query: 'Warsaw', limit: all, withhold: ['d0#0'] }));
    expect(hits.map(({ passageId }) => passageId)).toEqual(['d1#0']);
  });

  test('a field leaves only its documents, in the order of all', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, (documents, query) => {
        const mixed = documents.map((document, n) => ({
          ...document,
          field: n % 2 ? 'art' : 'law',
        }));
        const { search } = joinedSearch([collectionOf(mixed)]);
        const request = { query, limit: all, withhold: [] };
        const ofArt = new Set(mixed.filter(({ field }) => field === 'art').map(({ id }) => id));
        expect(fetchedNow(search({ ...request, field: 'art' }))).toEqual(
          fetchedNow(search(request)).filter(({ documentId }) => ofArt.has(documentId)),
        );
      }),
    );
  }, 30_000);

  test('the parts of every hit add up to its score', () => {
    fc.assert(
      fc.property(smallDocuments, smallQuery, (documents, query) => {
        const { explained } = joinedSearch([collectionOf(documents)]);
        for (const { hit, parts } of fetchedNow(explained({ query, limit: all, withhold: [] })))
          expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(hit.score, 8);
      }),
    );
  }, 30_000);
});

test('an index read from its files, shard by shard, answers as the one that was built', async () => {
  await fc.assert(
    fc.asyncProperty(smallDocuments, smallQuery, async (documents, query) => {
      const builder = indexBuilder();
      for (const document of documents) addToIndex(builder, document);
      const files = indexFiles(builder.build());
      const read: number[] = [];
      const index = openIndex(files.head, (shard) => async () => {
        read.push(shard);
        return files.shards[shard] as Uint8Array;
      });
      const opened: Collection = { index, source: documentsInMemory(documents) };
      const request = { query, limit: all, withhold: [] };
      const expected = fetchedNow(joinedSearch([collectionOf(documents)]).explained(request));
      expect(await fetched(joinedSearch([opened]).explained(request))).toEqual(expected);
      // No shard is read twice.
      expect(new Set(read).size).toBe(read.length);
    }),
  );
}, 30_000);

test('a document is read by id, title or alias', () => {
  fc.assert(
    fc.property(smallDocuments, (documents) => {
      const { read } = joinedSearch([collectionOf(documents)]);
      for (const document of documents) {
        expect(fetchedNow(read(document.id))).toBe(document);
        expect(fetchedNow(read(document.title.toUpperCase()))?.title).toBe(document.title);
        for (const alias of document.aliases) expect(fetchedNow(read(alias))).not.toBeNull();
      }
      expect(fetchedNow(read('no such page'))).toBeNull();
    }),
  );
});
