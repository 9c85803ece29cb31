/** A folder with a compact index, opened: the head is in memory, documents and postings are read when they are needed. */
import { CorpusError } from '#corpus/corpus-error.ts';
import { type CorpusDocument, documentSchema } from '#corpus/document.ts';
import type { CorpusFile, CorpusManifest } from '#corpus/manifest.ts';
import { type DocumentSource, placeIn } from '../document-source.ts';
import type { Collection } from '../joined-search.ts';
import { parted } from './build-compact-corpus.ts';
import { type DocumentTable, hashOf, readDocumentTable } from './document-table.ts';
import type { Fetching, FileRequest } from './fetching.ts';
import { openIndex } from './index-files.ts';
import { keptShards } from './kept-shards.ts';

/** Gives the unpacked, checked bytes of a file. */
export type RequestFile = (file: CorpusFile) => FileRequest;

/** Shards of documents kept: two megabytes, about. */
const mostKept = 32;

export type CompactCorpus = Collection & {
  readonly source: DocumentSource & Pick<DocumentTable, 'listed'>;
};

/** `head` is the unpacked index file. Throws a CorpusError when it can't be understood. */
export function compactCorpus(
  manifest: CorpusManifest,
  head: Uint8Array,
  request: RequestFile,
): CompactCorpus {
  const { postings = [] } = manifest;
  const fileAt = (files: readonly CorpusFile[], at: number) =>
    files[at] ?? { file: `part ${at}`, bytes: 0, sha256: '' };
  try {
    const [indexHead, tableBytes] = parted(head);
    const index = openIndex(indexHead, (shard) => request(fileAt(postings, shard)));
    return { index, source: sharded(manifest, tableBytes, request) };
  } catch {
    throw new CorpusError({ kind: 'unreadable', file: manifest.index.file });
  }
}

function sharded(
  { shards }: CorpusManifest,
  tableBytes: Uint8Array,
  request: RequestFile,
): CompactCorpus['source'] {
  const table = readDocumentTable(tableBytes);
  const starts = new Uint32Array(shards.length);
  for (let at = 1; at < shards.length; at += 1)
    starts[at] = (starts[at - 1] ?? 0) + (shards[at - 1]?.documents ?? 0);
  const fileAt = (number: number): CorpusFile => {
    const file = shards[number];
    if (!file) throw new Error(`There is no shard ${number} of documents.`);
    return file;
  };
  const shardsOf = keptShards(mostKept, (number) => request(fileAt(number)));

  const read = function* (numbers: readonly number[]): Fetching<readonly CorpusDocument[]> {
    const places = numbers.map((number) => placeIn(starts, number));
    const held = yield* shardsOf(places.map((place) => place.document));
    return places.map(({ document: shard, ordinal }) => {
      const line = lineAt(held.get(shard) ?? new Uint8Array(0), ordinal);
      const parsed = documentSchema.safeParse(jsonOf(line));
      if (!parsed.success) throw new CorpusError({ kind: 'unreadable', file: fileAt(shard).file });
      return parsed.data;
    });
  };

  const byHash = function* (
    hashes: Uint32Array,
    name: string,
    isIt: (document: CorpusDocument) => boolean,
  ): Fetching<number | null> {
    const hash = hashOf(name);
    for (let at = hashes.indexOf(hash); at >= 0; at = hashes.indexOf(hash, at + 1)) {
      const [document] = yield* read([at]);
      if (document && isIt(document)) return at;
    }
    return null;
  };

  return {
    ...{ documents: table.documents, listed: table.listed, read },
    placeOf: (passage) => placeIn(table.firstPassages, passage),
    firstPassage: (number) => table.firstPassages[number] ?? 0,
    fieldOf: (number) => table.fields[table.fieldNumbers[number] ?? 0] ?? '',
    byId: (id) => byHash(table.ids, id, (document) => document.id === id),
    byTitle: (title) => {
      const key = title.toLowerCase();
      return byHash(table.titles, key, (document) => document.title.toLowerCase() === key);
    },
  };
}

const newline = 10;

/** One line is decoded, not the shard. "" when there is none. */
function lineAt(lines: Uint8Array, wanted: number): string {
  let start = 0;
  for (let line = 0; line < wanted; line += 1) {
    start = lines.indexOf(newline, start) + 1;
    if (start === 0) return '';
  }
  const end = lines.indexOf(newline, start);
  return new TextDecoder().decode(lines.subarray(start, end < 0 ? lines.length : end));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
