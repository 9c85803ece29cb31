/**
 * What a corpus of 1,000, 10,000 and 100,000 passages costs to open and to search: the compact index, read shard by
 * shard as the page does, against one MiniSearch index loaded as a whole. Each is measured in a process of its own.
 *
 * Wants a JSONL of {title, text} with that many passages: MASKSEARCH_SCALE_JSONL=FILE npm run bench -- --only scale.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOwnProcess } from '../own-process.ts';
import type { MadeFigures } from './make-corpora.ts';
import type { OpenedFigures } from './measure-opened.ts';

const sizes = [1000, 10_000, 100_000];

export async function benchScale(): Promise<object> {
  const source = process.env['MASKSEARCH_SCALE_JSONL'];
  if (source === undefined) {
    throw new Error(
      'MASKSEARCH_SCALE_JSONL is not set: name a JSONL of {title, text}, 100,000 passages long.',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'masksearch-scale-'));
  try {
    const figures: Record<string, object> = {};
    for (const size of sizes) {
      const at = join(folder, String(size));
      const made = inOwnProcess<MadeFigures>('bench/scale/make-corpora.ts', [source, size, at]);
      const opened = (kind: string) =>
        inOwnProcess<OpenedFigures>('bench/scale/measure-opened.ts', [kind, at]);
      const compact = opened('compact');
      const miniSearch = opened('minisearch');
      figures[String(size)] = {
        ...{ made, compact, miniSearch },
        memoryShare: Number((compact.memoryMb / miniSearch.memoryMb).toFixed(3)),
        // Of processor time, on which other programs weigh little.
        openShare: Number((compact.openCpuMs / miniSearch.openCpuMs).toFixed(4)),
        p95Share: Number((compact.p95CpuMs / miniSearch.p95CpuMs).toFixed(3)),
      };
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
