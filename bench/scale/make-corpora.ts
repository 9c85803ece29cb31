/** Makes the two forms of one corpus, and the queries. Arguments: the JSONL file, passages, the folder. */
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { seededRandom } from '#core/random.ts';
import { isStopword } from '#core/text/stopwords.ts';
import { words } from '#core/text/words.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { parseJsonlDocument } from '#corpus/jsonl.ts';
import { buildCompactCorpus } from '#search/compact/build-compact-corpus.ts';
import { serialiseIndex } from '#search/index-passages.ts';
import { rounded } from '../quantile.ts';

export type MadeFigures = {
  readonly documents: number;
  readonly passages: number;
  readonly compactSeconds: number;
  readonly compactIndexMb: number;
  readonly compactFiles: number;
  readonly documentsMb: number;
  readonly miniSearchSeconds: number;
  /** As JSON, before it is packed. */
  readonly miniSearchMb: number;
  /** As it would be fetched. */
  readonly miniSearchPackedMb: number;
};

const [source = '', size = '', folder = ''] = process.argv.slice(2);
const queryCount = 300;

const documents: CorpusDocument[] = [];
let passages = 0;
let line = 0;
for await (const text of createInterface({ input: createReadStream(source) })) {
  line += 1;
  const parsed = parseJsonlDocument(text, line, { source: 'a file', licence: 'unknown' });
  if ('problem' in parsed) continue;
  documents.push(parsed);
  passages += parsed.passages.length;
  if (passages >= Number(size)) break;
}
if (passages < Number(size)) throw new Error(`${source} has ${passages} passages, not ${size}.`);

await mkdir(folder, { recursive: true });
const random = seededRandom(1);
const below = (limit: number) => Math.floor(random() * limit);
/** Three to six neighbouring content words of a random document: what a policy's queries look like. */
const queries = Array.from({ length: queryCount }, () => {
  const text = documents[below(documents.length)]?.text ?? '';
  const content = words(text).filter((word) => !isStopword(word.text));
  const length = 3 + below(4);
  const start = below(Math.max(1, content.length - length));
  return content
    .slice(start, start + length)
    .map((word) => word.text)
    .join(' ');
});
await writeFile(join(folder, 'queries.json'), JSON.stringify(queries));

const sizes = new Map<string, number>();
const beganCompact = performance.now();
const description = {
  id: 'scale',
  title: 'scale',
  language: 'en',
  licence: '',
  source: '',
} as const;
const stream = async function* () {
  yield* documents;
};
await buildCompactCorpus(stream(), description, async (name, bytes) => {
  sizes.set(name, bytes.length);
  await writeFile(join(folder, name), bytes);
});
const compactSeconds = (performance.now() - beganCompact) / 1000;

const beganMiniSearch = performance.now();
const json = serialiseIndex(documents);
const miniSearchSeconds = (performance.now() - beganMiniSearch) / 1000;
await writeFile(join(folder, 'minisearch.json'), json);

const megabytes = (isWanted: (name: string) => boolean) =>
  rounded([...sizes].reduce((sum, [name, bytes]) => sum + (isWanted(name) ? bytes : 0), 0) / 1e6);
const figures: MadeFigures = {
  ...{ documents: documents.length, passages },
  compactSeconds: rounded(compactSeconds),
  compactIndexMb: megabytes((name) => /^(?:index|postings)/u.test(name)),
  compactFiles: sizes.size,
  documentsMb: megabytes((name) => name.startsWith('documents')),
  miniSearchSeconds: rounded(miniSearchSeconds),
  miniSearchMb: rounded(Buffer.byteLength(json) / 1e6),
  miniSearchPackedMb: rounded(gzipSync(json).length / 1e6),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
