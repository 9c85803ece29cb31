/** Makes docs/benchmarks.md and its charts of docs/benchmarks.json. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmarksDocument } from './report/benchmarks-document.ts';

export function writeDocument(root: string): void {
  const docs = join(root, 'docs');
  const data: unknown = JSON.parse(readFileSync(join(docs, 'benchmarks.json'), 'utf8'));
  const { markdown, charts } = benchmarksDocument(data);
  mkdirSync(join(docs, 'charts'), { recursive: true });
  for (const [name, svg] of charts) writeFileSync(join(docs, 'charts', name), svg);
  writeFileSync(join(docs, 'benchmarks.md'), markdown);
}
