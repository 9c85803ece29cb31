import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startWiki, type WikiServer } from './wiki-server.fixture.ts';
import type { WikipediaAccess } from './wikipedia-api.ts';
import { fetchPage, searchTitles, wikipediaDocument } from './wikipedia-page.ts';

let wiki: WikiServer;
let waited: number[] = [];

beforeAll(async () => {
  wiki = await startWiki();
});
afterAll(() => wiki.close());
beforeEach(() => {
  waited = [];
  wiki.requests.length = 0;
  wiki.moods.length = 0;
});

const access = (): WikipediaAccess => ({
  api: wiki.api,
  fetch,
  headers: { 'User-Agent': 'masksearch-test' },
  wait: async (ms) => void waited.push(ms),
});

test('a page with its text, all its links over several answers, and its revision', async () => {
  const page = await fetchPage(access(), 'Ada Vell');
  expect(page).toMatchObject({
    ...{ title: 'Ada Vell', pageId: 11, revision: 7011, isDisambiguation: false },
    links: ['Tarn', 'Tarn College', 'Sea', 'Walking', 'Number'],
    redirectedFrom: [],
  });
  expect(wiki.requests).toHaveLength(3);
  expect(wiki.requests[1]?.get('plcontinue')).toBe('2');
  for (const request of wiki.requests) expect(request.get('maxlag')).toBe('5');
  expect(new Set(wiki.agents)).toEqual(new Set(['masksearch-test']));
});

test('its document is prose without headings and scars, and names revision and licence', async () => {
  const page = await fetchPage(access(), 'Countess Vell');
  expect(page && wikipediaDocument(page, wiki.origin)).toMatchObject({
    ...{ id: 'wiki/11', title: 'Ada Vell', aliases: ['Countess Vell'], licence: 'CC BY-SA 4.0' },
    source: `${wiki.origin}/?oldid=7011`,
    text: 'Ada Vell (1815 – 1852) was a mathematician from Tarn.\nShe taught at Tarn College for nine years.\nIn 1840 she walked to the sea.',
  });
});

test('a missing page and an impossible title are null; a disambiguation is no document', async () => {
  expect(await fetchPage(access(), 'Nobody')).toBeNull();
  expect(await fetchPage(access(), 'a[b')).toBeNull();
  const page = await fetchPage(access(), 'Marl');
  expect(page?.isDisambiguation).toBe(true);
  expect(page && wikipediaDocument(page, wiki.origin)).toBeNull();
});

test('the wiki is searched', async () => {
  expect(await searchTitles(access(), 'river', 3)).toEqual(['Tarn']);
  expect(await searchTitles(access(), 'zebra', 3)).toEqual([]);
});

describe('a busy server is asked again, later each time', () => {
  test.each([
    ['maxlag', [5000, 1000]],
    ['429', [3000, 1000]],
    ['503', [1000]],
    ['hang-up', [1000]],
  ] as const)('%s', async (mood, waits) => {
    wiki.moods.push(mood);
    expect(await fetchPage(access(), 'Tarn')).toMatchObject({ title: 'Tarn' });
    expect(waited).toEqual(waits);
  });

  test('five times at the most, then it says so', async () => {
    wiki.moods.push('503', '503', '503', '503', '503');
    await expect(fetchPage(access(), 'Tarn')).rejects.toThrow(
      /busy or can't be reached .*status 503/u,
    );
    expect(waited).toEqual([1000, 2000, 4000, 8000]);
  });

  test('a cancel ends the waiting', async () => {
    wiki.moods.push('503');
    const controller = new AbortController();
    const wait = async () => {
      controller.abort();
      controller.signal.throwIfAborted();
    };
    await expect(fetchPage({ ...access(), wait }, 'Tarn', controller.signal)).rejects.toThrow(
      /abort/iu,
    );
  });
});

test.each([
  ['garbage', /does not answer as a MediaWiki API does/u],
  ['refuse', /readapidenied: You need read permission/u],
  ['bad-request', /refuses the request \(status 404\)/u],
] as const)('what will not get better is told at once: %s', async (mood, message) => {
  wiki.moods.push(mood);
  await expect(fetchPage(access(), 'Tarn')).rejects.toThrow(message);
  expect(wiki.requests).toHaveLength(1);
});
