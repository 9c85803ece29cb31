import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CorpusDocument } from '#corpus/document.ts';
import { collectionOf, joinedSearch } from '../joined-search.ts';
import { openSearchable } from '../open-searchable.ts';
import { smallDocuments, smallQuery } from '../small-corpora.fixture.ts';
import { buildCompactCorpus } from './build-compact-corpus.ts';
import { fetchedNow } from './fetching.ts';

type Files = Map<string, Uint8Array>;

async function folderOf(documents: readonly CorpusDocument[]): Promise<Files> {
  const files: Files = new Map();
  const stream = async function* () {
    yield* documents;
  };
  const description = {
    id: 'large',
    title: 'Large',
    language: 'en',
    licence: 'CC0',
    source: 'a test',
  } as const;
  await buildCompactCorpus(
    stream(),
    description,
    async (name, bytes) => void files.set(name, bytes),
  );
  return files;
}

function reader(files: Files, seen: string[] = []) {
  return async (name: string) => {
    seen.push(name);
    const bytes = files.get(name);
    if (!bytes) throw new Error(name);
    return new Uint8Array(bytes);
  };
}

describe('a corpus folder with a compact index', () => {
  test('answers as the documents in memory do', async () => {
    await fc.assert(
      fc.asyncProperty(smallDocuments, smallQuery, fc.nat(8), async (documents, query, hidden) => {
        const opened = await openSearchable(reader(await folderOf(documents)));
        const request = { query, limit: 20, withhold: [`d${hidden}`] };
        const expected = fetchedNow(joinedSearch([collectionOf(documents)]).search(request));
        expect(await opened.search(request)).toEqual(expected);
        expect(opened.catalogue).toEqual(
          documents.map(({ id, title, field }) => ({ id, title, field })),
        );
        for (const document of documents) expect(await opened.read(document.id)).toEqual(document);
        expect(await opened.read('no such document')).toBeNull();
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  test('the same documents give the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(smallDocuments, async (documents) => {
        expect(await folderOf(documents)).toEqual(await folderOf(documents));
      }),
      { numRuns: 10 },
    );
  });

  test('a damaged or missing file is named when it is needed', async () => {
    const [documents] = fc.sample(smallDocuments, { numRuns: 1, seed: 3 });
    const files = await folderOf(documents ?? []);
    for (const name of ['index.bin', 'postings-0000.bin', 'documents-0000.bin']) {
      const damaged: Files = new Map(files);
      const bytes = new Uint8Array(files.get(name) ?? []);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      damaged.set(name, bytes);
      const search = async (from: Files) => {
        const opened = await openSearchable(reader(from));
        return opened.search({ query: 'Warsaw river Curie radium', limit: 5, withhold: [] });
      };
      await expect(search(damaged)).rejects.toMatchObject({
        details: { kind: 'damaged', file: name },
      });
      damaged.delete(name);
      await expect(search(damaged)).rejects.toMatchObject({
        details: { kind: 'missing', file: name },
      });
    }
  });
});
