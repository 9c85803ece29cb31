import { expect, test } from 'vitest';
import { largestDocument, mostCharacters, mostDocuments } from '#corpus/added/added-problem.ts';
import { type AddedFile, type AddedItem, plainDocument } from '#corpus/added/read-added.ts';
import { document } from '#corpus/documents.fixture.ts';
import { addedDocuments } from './added-documents.ts';
import { itemsOfFiles } from './added-items.ts';
import { storeInMemory } from './added-store.ts';

const options = { signal: new AbortController().signal, onProgress: () => {} };
const own = () => addedDocuments(storeInMemory(), { now: () => 1, isLasting: true });
const town = (n: number): AddedItem => ({
  document: document(`${n}`, 'It is.', { title: `T${n}` }),
});

async function* endless(next: (n: number) => AddedItem): AsyncGenerator<AddedItem> {
  for (let n = 1; ; n += 1) yield next(n);
}

test('ten thousand documents at once are the most: the first one too many is named', async () => {
  const outcome = await own().add('many', endless(town), options);
  expect(outcome).toMatchObject({
    documents: mostDocuments,
    problems: [{ kind: 'too-many', where: `T${mostDocuments + 1}` }],
    batches: [{ documents: mostDocuments, isKept: true }],
  });
}, 120_000);

test('all together may not fill the memory', async () => {
  const added = addedDocuments(storeInMemory(), { now: () => 1, isLasting: true, most: 25 });
  const outcome = await added.add('large', endless(town), options);
  // Six characters each.
  expect(outcome).toMatchObject({ documents: 4, problems: [{ kind: 'too-much', where: 'T5' }] });
  expect(mostCharacters).toBeGreaterThan(largestDocument);
});

test('problems beyond a hundred are counted', async () => {
  const items = async function* () {
    for (let n = 1; n <= 250; n += 1)
      yield { problem: { kind: 'broken-line', where: `${n}` } } as const;
  };
  const { problems, untold } = await own().add('broken', items(), options);
  expect([problems.length, untold]).toEqual([100, 150]);
});

test('a document of more than 10 MB is named and left out, as a text and as a line', async () => {
  expect(plainDocument('', 'a '.repeat(largestDocument / 2 + 1), 'here')).toEqual({
    problem: { kind: 'too-large', where: 'here' },
  });
  const file: AddedFile = new File(
    [
      '{"title":"A","text":"One."}\n{"title":"B","text":"',
      ...Array<string>(12).fill('x'.repeat(1024 * 1024)),
      '"}\n{"title":"C","text":"Three."}\n',
    ],
    'lines.jsonl',
  );
  const items: AddedItem[] = [];
  for await (const item of itemsOfFiles([file])) if (!('read' in item)) items.push(item);
  expect(items).toMatchObject([
    { document: { title: 'A' } },
    { problem: { kind: 'too-large', where: 'lines.jsonl:2' } },
    { document: { title: 'C', id: '3-c' } },
  ]);
});
