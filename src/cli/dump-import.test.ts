import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nastyDump } from '#corpus/dump/nasty-pages.fixture.ts';
import { countLeftOut, dumpDocuments } from './dump-import.ts';
import { progressLine } from './import-progress.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masksearch-dump-'));
  await writeFile(at('dump.xml'), nastyDump());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function documentsOf(work: string) {
  const options = { file: at('dump.xml'), workFolder: at(work), licence: 'CC0', pagesPerPart: 6 };
  const found: unknown[] = [];
  for await (const document of dumpDocuments(options)) found.push(document);
  return found;
}

test('an import that was stopped goes on after its last whole part, with the same outcome', async () => {
  const whole = await documentsOf('whole');
  expect(whole).toHaveLength(13);
  await documentsOf('stopped');
  expect((await readdir(at('stopped'))).sort()).toEqual([
    'import.json',
    ...['00000', '00001', '00002', '00003'].map((number) => `part-${number}.jsonl`),
  ]);
  // As if it had been killed while the third part was under way.
  for (const part of ['part-00002', 'part-00003']) await rm(at(`stopped/${part}.jsonl`));
  const state = at('stopped/import.json');
  const { done: _, ...begun } = JSON.parse(await readFile(state, 'utf8'));
  await writeFile(state, JSON.stringify(begun));
  const first = at('stopped/part-00000.jsonl');
  await writeFile(first, (await readFile(first, 'utf8')).replace('upland', 'highland'));
  const resumed = await documentsOf('stopped');
  // The first part was kept and not read again; all the rest is as in one go.
  expect(JSON.stringify(resumed)).toBe(JSON.stringify(whole).replace('upland', 'highland'));
});

test('a dump that has changed is read anew', async () => {
  await documentsOf('changed');
  await writeFile(at('dump.xml'), nastyDump().replace('upland', 'island'));
  const [first] = await documentsOf('changed');
  expect(first).toMatchObject({ text: expect.stringContaining('island mathematician') });
  await writeFile(at('dump.xml'), nastyDump());
});

test('aliases go to the page that a chain of redirects ends at', async () => {
  const [first] = await documentsOf('aliases');
  expect(first).toMatchObject({ title: 'Ada Vell', aliases: ['Countess Vell', 'Vell'] });
});

test('what is left out is counted by reason', async () => {
  await documentsOf('counted');
  expect([...(await countLeftOut(at('counted')))]).toEqual([
    ['no-text', 1],
    ['disambiguation', 2],
    ['list', 1],
    ['other-namespace', 1],
  ]);
});

test('progress tells rate and time left, of this run only', () => {
  expect(progressLine('pages', 3000, 0.25, 0, 10)).toBe(
    '3,000 pages, 300 pages/s, 25 %, 30 s left',
  );
  expect(progressLine('pages', 30, 0.5, 0.25, 60)).toBe('30 pages, 0.5 pages/s, 50 %, 2 min left');
  expect(progressLine('pages', 0, 0, 0, 0)).toBe('0 pages, 0 %');
});
