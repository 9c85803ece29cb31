/** Makes docs/benchmarks.md and its charts of docs/benchmarks.json. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarksDocument } from './report/benchmarks-document.ts';

export function writeDocument(root: string): void {
  const docs = join(root, 'docs');
  const text = (name: string) => readFileSync(join(docs, name), 'utf8');
  const data: unknown = JSON.parse(text('benchmarks.json'));
  const { markdown, charts } = benchmarksDocument(
    data,
    text('paper-table.json'),
    text('figures.json'),
  );
  mkdirSync(join(docs, 'charts'), { recursive: true });
  for (const [name, svg] of charts) writeFileSync(join(docs, 'charts', name), svg);
  writeFileSync(join(docs, 'benchmarks.md'), markdown);
}
