import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWiki, type WikiServer } from '#corpus/wikipedia/wiki-server.fixture.ts';
import { masksearch } from './run-masksearch.ts';

let folder = '';
let wiki: WikiServer;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masksearch-wikipedia-'));
  wiki = await startWiki();
  await writeFile(
    at('titles.txt'),
    '# ours\nCountess Vell\nTarn\n\nAda Vell\nNobody\nMarl\n塔恩\nTarn\n',
  );
});
afterAll(async () => {
  await wiki.close();
  await rm(folder, { recursive: true, force: true });
});

const fetchTo = (out: string, ...more: string[]) =>
  masksearch([
    ...['corpus', 'wikipedia', '--titles', at('titles.txt'), '--out', at(out)],
    ...['--cache', at('cache'), '--api', wiki.api, ...more],
  ]);

test('titles become a corpus; a second run asks nobody, offline or not, and gives the same bytes', async () => {
  wiki.moods.push('429');
  const first = await fetchTo('first');
  expect(first).toMatchObject({ status: 0 });
  expect(first.stdout).toContain(
    '2 documents in 2 passages, 1 in another language left out, 3 that could not be read',
  );
  expect(first.stderr).toContain('"Nobody": the wiki has no such page.');
  expect(first.stderr).toContain('"Marl" is a page without text of its own');
  expect(first.stderr).toContain('"Ada Vell" leads to "Ada Vell", which is there already.');
  expect(wiki.agents.every((agent) => agent?.startsWith('masksearch/'))).toBe(true);
  const asked = wiki.requests.length;
  const again = await fetchTo('again', '--offline');
  expect(again).toEqual({ ...first, stdout: first.stdout.replace(at('first'), at('again')) });
  expect(wiki.requests).toHaveLength(asked);
  for (const name of await readdir(at('first')))
    expect(await readFile(at(`again/${name}`))).toEqual(await readFile(at(`first/${name}`)));
  const found = await masksearch(['search', 'Countess Vell', '--corpus', at('first')]);
  expect(found.stdout).toContain(`${wiki.origin}/?oldid=7011 · CC BY-SA 4.0`);
});

test('offline without a cache names what is missing; a wiki that refuses is told in a sentence', async () => {
  const offline = await fetchTo('none', '--offline', '--cache', at('empty'));
  expect(offline).toMatchObject({ status: 1, stdout: '' });
  expect(offline.stderr).toContain('is not in the cache: run without --offline.');
  wiki.moods.push('refuse');
  const refused = await fetchTo('none', '--cache', at('other'));
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /readapidenied: You need read permission.* 0 of 6 pages are in the cache/u,
  );
  expect(await readdir(folder)).not.toContain('none');
});
