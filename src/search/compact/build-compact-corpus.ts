/**
 * A corpus folder with a compact index. Documents stream through: what stays in memory is the index under way, about
 * two bytes an entry. They keep the order they come in, so the same source gives the same bytes.
 */
import type { CorpusDescription } from '#corpus/build-corpus.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import {
  type CorpusFile,
  type CorpusManifest,
  corpusFormat,
  sealManifest,
} from '#corpus/manifest.ts';
import { gzip } from '#lib/gzip.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { addToIndex } from '../joined-search.ts';
import { indexBuilder } from './build-index.ts';
import { documentTable } from './document-table.ts';
import { indexFiles } from './index-files.ts';

/** Characters of a shard of documents: one is read for every hit that is shown. */
const shardLength = 48 * 1024;

export async function buildCompactCorpus(
  documents: AsyncIterable<CorpusDocument>,
  description: CorpusDescription,
  write: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<CorpusManifest> {
  const add = async (name: string, content: Uint8Array): Promise<CorpusFile> => {
    const bytes = gzip(content);
    await write(name, bytes);
    return { file: name, bytes: bytes.length, sha256: sha256Hex(bytes) };
  };
  const encoder = new TextEncoder();
  const builder = indexBuilder();
  const table = documentTable();
  const shards: CorpusManifest['shards'] = [];
  let lines: string[] = [];
  let length = 0;
  const flush = async () => {
    if (lines.length === 0) return;
    const name = numbered('documents', shards.length);
    shards.push({
      ...(await add(name, encoder.encode(lines.join('\n')))),
      documents: lines.length,
    });
    lines = [];
    length = 0;
  };
  for await (const document of documents) {
    addToIndex(builder, document);
    table.add(document);
    const line = JSON.stringify(document);
    lines.push(line);
    length += line.length;
    if (length >= shardLength) await flush();
  }
  await flush();
  const files = indexFiles(builder.build());
  const postings: CorpusFile[] = [];
  for (const shard of files.shards)
    postings.push(await add(numbered('postings', postings.length), shard));
  const { manifest, text } = sealManifest({
    ...{ format: corpusFormat, ...description, builtBy: 'masksearch 0.1.0' },
    counts: table.counts(),
    ...{ shards, postings, index: await add('index.bin', joined(files.head, table.bytes())) },
  });
  await write('manifest.json', encoder.encode(text));
  return manifest;
}

function numbered(name: string, at: number): string {
  return `${name}-${String(at).padStart(4, '0')}.bin`;
}

/** The length of the first part, and both. */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + first.length + second.length);
  new DataView(bytes.buffer).setUint32(0, first.length, true);
  bytes.set(first, 4);
  bytes.set(second, 4 + first.length);
  return bytes;
}

export function parted(bytes: Uint8Array): readonly [Uint8Array, Uint8Array] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return [bytes.subarray(4, 4 + length), bytes.subarray(4 + length)];
}
