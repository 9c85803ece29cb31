/**
 * Building a corpus from JSON lines: how much text a second, and how the memory grows with the input. The input is the
 * bundled encyclopedia and multiples of it, made of its sentences in other company (search/passages.ts).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCorpusFolder } from '#cli/corpus-folder.ts';
import { inOwnProcess } from '../own-process.ts';
import { rounded } from '../quantile.ts';
import { scaledDocuments } from '../search/passages.ts';
import type { BuildFigures } from './measure-build.ts';

const scales = [1, 4, 16];

export async function benchCorpus(): Promise<object> {
  const { documents } = await openCorpusFolder(undefined, 'en');
  const folder = await mkdtemp(join(tmpdir(), 'bench-corpus-'));
  const sizes: Record<string, BuildFigures & { readonly inputMb: number }> = {};
  try {
    for (const scale of scales) {
      const lines = scaledDocuments(documents, scale).map(({ title, text }) =>
        JSON.stringify({ title, text }),
      );
      const source = join(folder, `${scale}x.jsonl`);
      const content = `${lines.join('\n')}\n`;
      await writeFile(source, content);
      const inputMb = rounded(Buffer.byteLength(content) / 1e6);
      const out = join(folder, `${scale}x`);
      const built = inOwnProcess<BuildFigures>('bench/corpus/measure-build.ts', [source, out]);
      sizes[`${scale}x`] = { inputMb, ...built };
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const [small, large] = [sizes['1x'], sizes['16x']];
  const growth =
    small && large
      ? {
          cpuGrowth16x: rounded(large.cpuSeconds / small.cpuSeconds),
          memoryGrowth16x: rounded(large.peakMemoryMb / small.peakMemoryMb),
        }
      : {};
  return { sizes, ...growth };
}
