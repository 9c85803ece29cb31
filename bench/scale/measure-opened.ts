/** Opens one form of a corpus and asks it all queries. Arguments: compact or minisearch, the folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadIndex, searchOptions } from '#search/index-passages.ts';
import { openSearchable } from '#search/open-searchable.ts';
import { cpuSince } from '../own-process.ts';
import { quantile, rounded } from '../quantile.ts';

export type OpenedFigures = {
  readonly openMs: number;
  /** The most that the process held beyond what it held before opening. */
  readonly memoryMb: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The same as time of the processor: on a busy machine it says more. */
  readonly openCpuMs: number;
  readonly p50CpuMs: number;
  readonly p95CpuMs: number;
};

const [kind = '', folder = ''] = process.argv.slice(2);
const hits = 3;
const queries: readonly string[] = JSON.parse(await readFile(join(folder, 'queries.json'), 'utf8'));

globalThis.gc?.();
const before = process.memoryUsage().rss;
const began = performance.now();
const start = process.cpuUsage();
const ask = kind === 'compact' ? await compact() : await miniSearch();
const openMs = performance.now() - began;
const openCpuMs = cpuSince(start);

const times: number[] = [];
const cpuTimes: number[] = [];
for (const query of queries) {
  const asked = performance.now();
  const used = process.cpuUsage();
  await ask(query);
  times.push(performance.now() - asked);
  cpuTimes.push(cpuSince(used));
}
const figures: OpenedFigures = {
  openMs: rounded(openMs),
  memoryMb: rounded((process.resourceUsage().maxRSS * 1024 - before) / 1e6),
  p50Ms: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
  openCpuMs: rounded(openCpuMs),
  p50CpuMs: quantile(cpuTimes, 0.5),
  p95CpuMs: quantile(cpuTimes, 0.95),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** As in the page: no shard is in memory at first, and hits come with their texts. */
async function compact(): Promise<(query: string) => unknown> {
  const corpus = await openSearchable(
    async (name) => new Uint8Array(await readFile(join(folder, name))),
  );
  return (query) => corpus.search({ query, limit: hits, withhold: [] });
}

/** The ids only: its documents are not even loaded. */
async function miniSearch(): Promise<(query: string) => unknown> {
  const index = loadIndex(await readFile(join(folder, 'minisearch.json'), 'utf8'));
  return (query) => index.search(query, searchOptions);
}
