/** Builds one corpus and prints what it cost. Arguments: the JSONL file, the folder for the corpus. */
import { statSync } from 'node:fs';
import { buildFromSource } from '#cli/bundled-corpus.ts';
import { cpuSince } from '../own-process.ts';
import { rounded } from '../quantile.ts';

export type BuildFigures = {
  readonly passages: number;
  readonly cpuSeconds: number;
  /** Of the input, for each second of processor time. */
  readonly mbPerCpuSecond: number;
  /** The most that the process ever held. */
  readonly peakMemoryMb: number;
  readonly outputMb: number;
};

const [source = '', out = ''] = process.argv.slice(2);
const start = process.cpuUsage();
const description = {
  id: 'bench',
  title: 'bench',
  language: 'en',
  licence: '',
  source: '',
} as const;
const { manifest } = await buildFromSource(source, description, out);
const cpuSeconds = cpuSince(start) / 1000;
const files = [...manifest.shards, manifest.index];
const figures: BuildFigures = {
  passages: manifest.counts.passages,
  cpuSeconds: rounded(cpuSeconds),
  mbPerCpuSecond: rounded(statSync(source).size / 1e6 / cpuSeconds),
  // Kilobytes, on every system that Node knows.
  peakMemoryMb: rounded(process.resourceUsage().maxRSS / 1000),
  outputMb: rounded(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
