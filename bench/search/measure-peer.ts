/**
 * Measures one search library in a process of its own, so that its memory is its own: builds, stores, loads, asks.
 * Arguments: the library, the scale, the number of queries. Prints one line of JSON.
 */
import { gzipSync } from 'node:zlib';
import { openCorpusFolder } from '#cli/corpus-folder.ts';
import { seededRandom } from '#core/random.ts';
import { cpuSince } from '../own-process.ts';
import { quantile, rounded } from '../quantile.ts';
import { queriesFrom, scaledDocuments } from './passages.ts';
import { type PeerName, peers } from './peers.ts';

export type PeerFigures = {
  /** Processor time, which other programs on the machine change little. */
  readonly buildCpuMs: number;
  readonly loadCpuMs: number;
  readonly queryCpuMs: number;
  readonly storedMb: number;
  /** Of the stored index, packed as a server would send it. */
  readonly gzipMb: number;
  /** What the heap holds more when the index is loaded. */
  readonly memoryMb: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The first ten of every query. */
  readonly top: readonly (readonly string[])[];
};

const warmUp = 30;
const [name = 'ours', scale = '1', count = '100'] = process.argv.slice(2);

const corpus = await openCorpusFolder(undefined, 'en');
const documents = scaledDocuments(corpus.documents, Number(scale));
const queries = queriesFrom(documents, warmUp + Number(count), seededRandom(1));
const peer = peers[name as PeerName];

const building = process.cpuUsage();
const stored = await peer.build(documents);
const buildCpuMs = cpuSince(building);
const gzipMb = gzipSync(stored).length / 1e6;

const before = await heap();
const loading = process.cpuUsage();
const ask = await peer.load(stored, documents);
const loadCpuMs = cpuSince(loading);
const memoryMb = ((await heap()) - before) / 1e6;

const top: (readonly string[])[] = [];
const times: number[] = [];
let asking = process.cpuUsage();
for (const [at, query] of queries.entries()) {
  if (at === warmUp) asking = process.cpuUsage();
  const asked = performance.now();
  const found = await ask(query, 10);
  times.push(performance.now() - asked);
  top.push(found);
}
const own = times.slice(warmUp);
if (stored === '') throw new Error('Nothing was stored.');
const queryCpuMs = cpuSince(asking) / own.length;
const figures: PeerFigures = {
  ...{ buildCpuMs: rounded(buildCpuMs), loadCpuMs: rounded(loadCpuMs) },
  ...{ queryCpuMs: rounded(queryCpuMs), storedMb: rounded(stored.length / 1e6) },
  ...{ gzipMb: rounded(gzipMb), memoryMb: rounded(memoryMb) },
  ...{ p50Ms: quantile(own, 0.5), p95Ms: quantile(own, 0.95), top: top.slice(warmUp) },
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

/** The heap that is reachable; the text of the stored index stands in it before and after. */
async function heap(): Promise<number> {
  // What one collection lets go of may be held by something that the next one finds.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}
