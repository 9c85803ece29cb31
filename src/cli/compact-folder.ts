/** A corpus folder with a compact index, in Node: files are read at once, so that searching needs no waiting. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CorpusError } from '#corpus/corpus-error.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import type { CorpusFile, CorpusManifest } from '#corpus/manifest.ts';
import { checkBytes, mostUnpacked } from '#corpus/open-corpus.ts';
import { compactCorpus } from '#search/compact/compact-corpus.ts';
import { fetchedNow } from '#search/compact/fetching.ts';
import type { CorpusSearch } from '#search/corpus-search.ts';
import { joinedSearch } from '#search/joined-search.ts';
import { spreadNumbers, stretchesOf } from '#search/searchable-corpus.ts';

export function compactFolder(folder: string, manifest: CorpusManifest): CorpusSearch {
  const request = (file: CorpusFile) => () => readUnpacked(folder, file);
  const collection = compactCorpus(manifest, request(manifest.index)(), request);
  const { search, read } = joinedSearch([collection]);
  let documents: readonly CorpusDocument[] | null = null;
  return {
    manifest,
    /** All of them, read when they are first asked for: evaluations draw from the whole corpus. */
    get documents() {
      const { source } = collection;
      documents ??= stretchesOf(spreadNumbers(source.documents, source.documents)).flatMap(
        (numbers) => fetchedNow(source.read(numbers)),
      );
      return documents;
    },
    search: (query) => fetchedNow(search(query)),
    read: (name) => fetchedNow(read(name)),
  };
}

function readUnpacked(folder: string, file: CorpusFile): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, file.file));
  } catch {
    throw new CorpusError({ kind: 'missing', file: file.file });
  }
  checkBytes(bytes, file, createHash('sha256').update(bytes).digest('hex'));
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: mostUnpacked(bytes.length) });
    // Not Node's Buffer: its `slice` copies nothing, and tables of numbers are read from copies.
    return new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.length);
  } catch {
    throw new CorpusError({ kind: 'unreadable', file: file.file });
  }
}
