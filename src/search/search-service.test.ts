import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AddedFile } from '#corpus/added/read-added.ts';
import { document } from '#corpus/documents.fixture.ts';
import { startWiki, type WikiServer } from '#corpus/wikipedia/wiki-server.fixture.ts';
import { addedDocuments } from './added/added-documents.ts';
import { openAddedStore, storeInMemory } from './added/added-store.ts';
import { liveWikipedia } from './live-wikipedia.ts';
import { searchService } from './search-service.ts';
import { smallCorpus } from './searchable-corpus.ts';
import { searchOver } from './small-corpora.fixture.ts';

let wiki: WikiServer;
beforeAll(async () => {
  wiki = await startWiki();
});
afterAll(() => wiki.close());
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const base = searchOver([
  document('tarn', 'Tarn is a town of the encyclopedia.', { title: 'Tarn', wikipedia: 'Tarn' }),
]);
const call = { signal: new AbortController().signal, progress: () => {}, note: () => {} };
const ask = (query: string, corpusId: string, withhold: readonly string[] = []) => ({
  ...{ query, limit: 5, withhold, corpusId },
});

/** A page that has just been opened. */
async function freshPage() {
  const store = await openAddedStore();
  const added = addedDocuments(store, { now: () => 1000, isLasting: true });
  const service = searchService({
    open: async () => smallCorpus(base),
    added: async () => added,
    wikipedia: liveWikipedia(() => ({ api: wiki.api, fetch, wait: async () => {} })),
  });
  await service.open({ url: '' }, call);
  return service;
}

const file = (name: string, content: string): AddedFile & File => new File([content], name);

test('what is added is found together with the encyclopedia, kept, read, and gone when removed', async () => {
  const first = await freshPage();
  const added = await first.addText({ title: 'Salt', text: 'The salt of Tarn is white.' }, call);
  expect(added).toMatchObject({
    documents: 1,
    problems: [],
    batches: [{ name: 'Salt', isKept: true }],
  });
  expect(await first.search(ask('salt Tarn', 'small'), call)).toHaveLength(1);
  const service = await freshPage();
  const hits = await service.search(ask('salt Tarn', 'small+own'), call);
  expect(hits.map(({ title }) => title)).toEqual(['Salt', 'Tarn']);
  const own = hits[0]?.documentId ?? '';
  expect(await service.read({ corpusId: 'small', document: own }, call)).toMatchObject({
    title: 'Salt',
  });
  expect(await service.statistics({ corpusId: 'small+own' }, call)).toMatchObject({ documents: 2 });
  const [batch] = added.batches;
  expect(await service.removeAdded({ id: batch?.id ?? '' }, call)).toEqual([]);
  expect(await (await freshPage()).search(ask('salt', 'small+own'), call)).toEqual([]);
});

test('a cancelled addition adds nothing', async () => {
  const service = await freshPage();
  const controller = new AbortController();
  const lines = Array.from(
    { length: 100 },
    (_, n) => `{"title":"T${n}","text":"Text number ${n}."}`,
  );
  const progress = (documents: number) => {
    if (documents === 40) controller.abort(new Error('cancelled'));
  };
  const adding = service.addFiles(
    { files: [file('many.jsonl', lines.join('\n'))] },
    { ...call, signal: controller.signal, progress },
  );
  await expect(adding).rejects.toThrow('cancelled');
  expect(await service.added(null, call)).toEqual([]);
  expect(await service.search(ask('number', 'small+own'), call)).toEqual([]);
});

test('each kind of file is read, and what can not be is named', async () => {
  const service = await freshPage();
  const binary = new File([new Uint8Array([0xff, 0xfe, 0, 1])], 'image.txt');
  const { documents, problems } = await service.addFiles(
    {
      files: [
        file('plain_text.txt', 'A plain text\nover two lines.'),
        file('note.md', '---\ntitle: Noted\naliases: [Remark]\n---\nA note with front matter.'),
        file('empty.txt', '  \n'),
        file('broken.jsonl', '{"title":"One","text":"First."}\n{"title":'),
        file('table.csv', 'a,b'),
        binary,
      ],
    },
    call,
  );
  expect(documents).toBe(3);
  expect(problems.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
    ...['no-text empty.txt', 'broken-line broken.jsonl:2'],
    ...['unknown-kind table.csv', 'not-text image.txt'],
  ]);
  const [hit] = await service.search(ask('plain lines', 'small+own'), call);
  expect(hit).toMatchObject({ title: 'plain text', text: 'A plain text over two lines.' });
});

test('a full storage is told, and the documents are searched all the same', async () => {
  const store = { ...storeInMemory(), put: () => Promise.reject(new Error('QuotaExceededError')) };
  const added = addedDocuments(store, { now: () => 1, isLasting: true });
  const items = async function* () {
    yield { document: document('x', 'The salt of Tarn.', { title: 'Salt' }) };
  };
  const outcome = await added.add('Salt', items(), { ...call, onProgress: () => {} });
  expect(outcome).toMatchObject({ problems: [{ kind: 'not-kept' }], batches: [{ isKept: false }] });
  expect(await added.collections('en')).toHaveLength(1);
});

test('live Wikipedia joins the ranking, is asked once for a page, and withholds what is withheld', async () => {
  const service = await freshPage();
  const live = 'small+wikipedia';
  const hits = await service.search(ask('river Marl people', live), call);
  expect(hits[0]).toMatchObject({ title: 'Tarn', source: `${wiki.origin}/?oldid=7012` });
  const requests = wiki.requests.length;
  await service.search(ask('river Marl people', live), call);
  expect(wiki.requests).toHaveLength(requests);
  // The encyclopedia's document of the same title is withheld: so is the page.
  expect(await service.search(ask('river Marl people', live, ['tarn']), call)).toEqual([]);
  wiki.moods.push('refuse');
  await expect(service.search(ask('another query', live), call)).rejects.toThrow(/readapidenied/u);
});

test('pages are added by title; a title that is not there is named', async () => {
  const service = await freshPage();
  const titles = ['Countess Vell', 'Nobody'];
  const outcome = await service.addTitles({ titles, language: 'en', api: wiki.api }, call);
  expect(outcome).toMatchObject({
    documents: 1,
    problems: [{ kind: 'missing-title', where: 'Nobody' }],
  });
  const [hit] = await service.search(ask('Countess Vell', 'small+own'), call);
  expect(hit).toMatchObject({ title: 'Ada Vell', licence: 'CC BY-SA 4.0' });
});

test('all of one language are exported as a corpus folder in a zip', async () => {
  const service = await freshPage();
  expect(await service.exportAdded({ language: 'en' }, call)).toBeNull();
  await service.addText({ title: 'Salt', text: 'The salt of Tarn is white.' }, call);
  const zipped = await service.exportAdded({ language: 'en' }, call);
  const names = new TextDecoder('latin1').decode(zipped ?? new Uint8Array(0));
  for (const name of ['manifest.json', 'index.bin', 'documents-000.bin'])
    expect(names).toContain(name);
});
