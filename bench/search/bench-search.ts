/**
 * Searching the bundled English corpus: our search against the library it stands on and against other libraries.
 *
 * - In this process, each query is asked of our search and of the same MiniSearch index alone, in turn.
 * - Each library builds, stores, loads and answers in a process of its own, at the corpus's size and at a multiple.
 * - The built worker is asked in a real Chromium, from the page and back.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { seededRandom } from '#core/random.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { openCorpus } from '#corpus/open-corpus.ts';
import { loadIndex, searchOptions } from '#search/index-passages.ts';
import { inOwnProcess } from '../own-process.ts';
import { mean, quantile, rounded } from '../quantile.ts';
import { builtSite } from '../site.ts';
import type { PeerFigures } from './measure-peer.ts';
import { queriesFrom, scaledDocuments } from './passages.ts';
import type { PeerName } from './peers.ts';
import { agreement, referenceBm25 } from './reference-bm25.ts';
import { searchInPage } from './search-in-page.ts';

const queryCount = 300;
const warmUp = 50;
const seed = 1;
const hits = 3;
const scales = [1, 4];

export async function benchSearch(): Promise<object> {
  const corpus = await openCorpusFolder(undefined, 'en');
  const { documents, passages } = corpus.manifest.counts;
  const queries = queriesFrom(corpus.documents, queryCount + warmUp, seededRandom(seed));
  const sizes: Record<string, object> = {};
  for (const scale of scales) {
    const scaled = scaledDocuments(corpus.documents, scale);
    sizes[`${scale}x`] = {
      passages: scaled.reduce((sum, document) => sum + document.passages.length, 0),
      ...peersAt(scale, scaled),
    };
  }
  return {
    ...{ documents, passages, queries: queryCount, seed },
    ...(await inTurn(corpus, queries)),
    ...(await inPage(queries)),
    sizes,
  };
}

/** Medians over queries of our time, MiniSearch's, and of the one divided by the other. */
async function inTurn(
  corpus: Awaited<ReturnType<typeof openCorpusFolder>>,
  queries: readonly string[],
): Promise<object> {
  const folder = join(projectRoot, 'public', 'corpus', 'en');
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const raw = loadIndex((await openCorpus(read)).index);
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
  const [own, alone] = [ours.slice(warmUp), theirs.slice(warmUp)];
  const ratios = own.map((ms, at) => ms / (alone[at] ?? Number.NaN));
  return {
    ...{ p50Ms: quantile(own, 0.5), p95Ms: quantile(own, 0.95) },
    miniSearchP50Ms: quantile(alone, 0.5),
    ratioToMiniSearch: quantile(ratios, 0.5),
  };
}

async function inPage(queries: readonly string[]): Promise<object> {
  const { address, chromium } = await builtSite();
  const page = await searchInPage(address, chromium, queries, hits);
  const times = page.queryMs.slice(warmUp);
  return {
    pageOpenMs: rounded(page.openMs),
    ...{ pageP50Ms: quantile(times, 0.5), pageP95Ms: quantile(times, 0.95) },
  };
}

/** Every library at one size; its first ten are compared with the reference's. */
function peersAt(scale: number, documents: readonly CorpusDocument[]): Record<PeerName, object> {
  const count = 100;
  const reference = referenceBm25(documents);
  const queries = queriesFrom(documents, 30 + count, seededRandom(1)).slice(30);
  const expected = queries.map((query) => reference(query, 10));
  const figuresOf = (name: PeerName): object => {
    const { top, ...figures } = measured(name, scale, count);
    const shares = top.map((found, at) => agreement(expected[at] ?? [], found));
    return { ...figures, agreementWithBm25: mean(shares) };
  };
  return {
    ours: figuresOf('ours'),
    compact: figuresOf('compact'),
    miniSearch: figuresOf('miniSearch'),
    flexSearch: figuresOf('flexSearch'),
    orama: figuresOf('orama'),
    lunr: figuresOf('lunr'),
  };
}

function measured(name: PeerName, scale: number, count: number): PeerFigures {
  return inOwnProcess<PeerFigures>('bench/search/measure-peer.ts', [name, scale, count]);
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}
