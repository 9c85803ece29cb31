/** Corpora of 1,000 to 100,000 passages, opened and asked: the compact index beside one MiniSearch index. */
import { keysAt, machineLine, numberAt, shown } from './figures-at.ts';

const forms = [
  ['MiniSearch', 'miniSearch', 'miniSearchPackedMb'],
  ['compact', 'compact', 'compactIndexMb'],
] as const;

export function scaleSection(data: unknown): string[] {
  const sizes = keysAt(data, 'scale').filter((key) => /^\d+$/u.test(key));
  const largest = sizes.at(-1);
  if (largest === undefined) return [];
  const at = (path: string) => numberAt(data, `scale.${path}`);
  const percent = (path: string) => shown(100 * (at(path) ?? Number.NaN));
  const both = (cpu: string, wall: string) => `${shown(at(cpu))} (${shown(at(wall))})`;
  const rows = sizes.flatMap((size) =>
    forms.map(([label, key, onDisk]) => {
      const own = `${size}.${key}`;
      const cells = [
        ...[Number(size).toLocaleString('en-GB'), label, shown(at(`${size}.made.${onDisk}`))],
        ...[both(`${own}.openCpuMs`, `${own}.openMs`), shown(at(`${own}.memoryMb`))],
        ...[both(`${own}.p50CpuMs`, `${own}.p50Ms`), both(`${own}.p95CpuMs`, `${own}.p95Ms`)],
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  return [
    '## Corpora at scale\n',
    'Simple English Wikipedia as JSON lines (`MASKSEARCH_SCALE_JSONL=FILE npm run bench -- --only scale --write`), 300 queries of',
    'three to six neighbouring content words, each form opened and asked in a process of its own. The compact form reads its',
    'shards from the disk, verifies their SHA-256 and gives three hits with their texts; MiniSearch is given the JSON and asked',
    'for ids only, without its documents. Times are processor time, the clock in brackets; memory is the most that the process',
    'held beyond what it held before opening. Which form a corpus gets, and why: [scale.md](scale.md).\n',
    machineLine(data, 'scale'),
    '| passages | index | packed MB | open, ms | memory MB | query p50, ms | query p95, ms |',
    '|---:|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    `At ${Number(largest).toLocaleString('en-GB')} passages the compact index needs ${percent(`${largest}.memoryShare`)} % of MiniSearch's memory and opens in ${percent(`${largest}.openShare`)} % of its time; its slow queries (p95) take ${percent(`${largest}.p95Share`)} % of MiniSearch's time.`,
    `Its documents are ${shown(at(`${largest}.made.documentsMb`))} MB more, in ${shown(at(`${largest}.made.compactFiles`))} files together with the index, of which a query reads a few.\n`,
  ];
}
