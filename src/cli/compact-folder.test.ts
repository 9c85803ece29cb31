import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCompactCorpus } from '#search/compact/build-compact-corpus.ts';
import { fetchedNow } from '#search/compact/fetching.ts';
import { collectionOf, joinedSearch } from '#search/joined-search.ts';
import { smallDocuments, smallQuery } from '#search/small-corpora.fixture.ts';
import { compactFolder } from './compact-folder.ts';

test('a large corpus answers in the terminal as its documents do in memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'compact-folder-'));
  const description = {
    ...{ id: 'large', title: 'Large', licence: 'CC0', source: 'a test' },
    language: 'en' as const,
  };
  try {
    await fc.assert(
      fc.asyncProperty(smallDocuments, smallQuery, fc.nat(8), async (documents, query, hidden) => {
        const stream = async function* () {
          yield* documents;
        };
        const manifest = await buildCompactCorpus(stream(), description, async (name, bytes) =>
          writeFileSync(join(folder, name), bytes),
        );
        const opened = compactFolder(folder, manifest);
        const request = { query, limit: 20, withhold: [`d${hidden}`] };
        const expected = fetchedNow(joinedSearch([collectionOf(documents)]).search(request));
        expect(opened.search(request)).toEqual(expected);
        expect(opened.documents).toEqual(documents);
      }),
      { numRuns: 50 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
