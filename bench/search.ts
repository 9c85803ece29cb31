/**
 * How long a search takes, and what it costs over the library it stands on: 500 seeded queries over the bundled
 * English corpus, each asked of our search (ranked passages with matched places) and of the same MiniSearch
 * index alone, in turn, so that both meet the same machine in the same minute.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { type Random, seededRandom } from '#core/random.ts';
import { isStopword } from '#core/text/stopwords.ts';
import { words } from '#core/text/words.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { openCorpus } from '#corpus/open-corpus.ts';
import { loadIndex, searchOptions } from '#search/index-passages.ts';
import { buildSite } from '../scripts/build-site.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';
import { serveSite } from '../scripts/site-server.mjs';
import { type PageSearch, searchInPage } from './search-in-page.ts';

export type SearchFigures = {
  readonly documents: number;
  readonly passages: number;
  readonly queries: number;
  readonly seed: number;
  /** Milliseconds of one search. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly miniSearchP50Ms: number;
  readonly miniSearchP95Ms: number;
  /** Median over queries of our time divided by MiniSearch's for the same query. */
  readonly ratioToMiniSearch: number;
  /** The same queries asked of the built worker in Chromium, from the page and back. */
  readonly pageOpenMs: number;
  readonly pageP50Ms: number;
  readonly pageP95Ms: number;
};

const queryCount = 500;
const warmUp = 50;
const seed = 1;
const hits = 3;

export async function benchSearch(): Promise<SearchFigures> {
  const corpus = await openCorpusFolder(undefined, 'en');
  const folder = join(projectRoot, 'public', 'corpus', 'en');
  const { index } = await openCorpus(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  const raw = loadIndex(index);
  const queries = queriesFrom(corpus.documents, queryCount + warmUp, seededRandom(seed));

  const ours: number[] = [];
  const theirs: number[] = [];
  for (const [at, query] of queries.entries()) {
    const both = [
      () => ours.push(timed(() => corpus.search({ query, limit: hits, withhold: [] }))),
      () => theirs.push(timed(() => raw.search(query, searchOptions))),
    ];
    // Whoever comes second finds the caches warm, so they take turns.
    for (const measure of at % 2 === 0 ? both : both.reverse()) measure();
  }
  const page = await inPage(queries);
  const own = ours.slice(warmUp);
  const alone = theirs.slice(warmUp);
  const ratios = own.map((ms, at) => ms / (alone[at] ?? Number.NaN));
  return {
    documents: corpus.manifest.counts.documents,
    passages: corpus.manifest.counts.passages,
    queries: own.length,
    seed,
    p50Ms: quantile(own, 0.5),
    p95Ms: quantile(own, 0.95),
    miniSearchP50Ms: quantile(alone, 0.5),
    miniSearchP95Ms: quantile(alone, 0.95),
    ratioToMiniSearch: quantile(ratios, 0.5),
    pageOpenMs: Math.round(page.openMs),
    pageP50Ms: quantile(page.queryMs.slice(warmUp), 0.5),
    pageP95Ms: quantile(page.queryMs.slice(warmUp), 0.95),
  };
}

const port = 4179;

async function inPage(queries: readonly string[]): Promise<PageSearch> {
  const chromium = await findChromium();
  if (!chromium) throw new Error('No Chromium could be found: set CHROMIUM_PATH.');
  if (!buildSite({ onlyIfChanged: true })) throw new Error('The site could not be built.');
  await serveSite({ port, host: undefined });
  return searchInPage(`http://localhost:${port}/`, chromium, queries, hits);
}

/** Three to six neighbouring content words of a random document: what a policy's queries look like. */
function queriesFrom(
  documents: readonly CorpusDocument[],
  count: number,
  random: Random,
): string[] {
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, () => {
    const text = documents[below(documents.length)]?.text ?? '';
    const content = words(text).filter((word) => !isStopword(word.text));
    const length = 3 + below(4);
    const start = below(Math.max(1, content.length - length));
    return content
      .slice(start, start + length)
      .map((word) => word.text)
      .join(' ');
  });
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value =
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return Number(value.toFixed(4));
}
