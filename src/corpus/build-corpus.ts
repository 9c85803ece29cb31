/**
 * Writing a corpus folder. The same documents give the same bytes: they are sorted by id, JSON keys stand
 * in the schema's order, and gzip gets no clock.
 */
import type { Language } from '#core/text/language.ts';
import { gzip } from '#lib/gzip.ts';
import { sha256Hex } from '#lib/sha256.ts';
import type { CorpusDocument } from './document.ts';
import { type CorpusFile, type CorpusManifest, corpusFormat, sealManifest } from './manifest.ts';

export type CorpusDescription = {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly licence: string;
  readonly source: string;
};

const documentsPerShard = 500;

/** The files of the folder, manifest last. `serialiseIndex` comes from the search layer. */
export async function buildCorpus(
  documents: readonly CorpusDocument[],
  description: CorpusDescription,
  serialiseIndex: (documents: readonly CorpusDocument[]) => string,
): Promise<{
  readonly manifest: CorpusManifest;
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
}> {
  const sorted = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const add = async (name: string, text: string): Promise<CorpusFile> => {
    const bytes = await gzip(new TextEncoder().encode(text));
    files.set(name, bytes);
    return { file: name, bytes: bytes.length, sha256: sha256Hex(bytes) };
  };
  const shards: CorpusManifest['shards'] = [];
  for (let start = 0; start < sorted.length; start += documentsPerShard) {
    const part = sorted.slice(start, start + documentsPerShard);
    const name = `documents-${String(shards.length).padStart(3, '0')}.bin`;
    const file = await add(name, part.map((document) => JSON.stringify(document)).join('\n'));
    shards.push({ ...file, documents: part.length });
  }
  const { manifest, text } = sealManifest({
    format: corpusFormat,
    ...description,
    builtBy: 'masksearch 0.1.0',
    counts: {
      documents: sorted.length,
      passages: sorted.reduce((sum, document) => sum + document.passages.length, 0),
    },
    shards,
    index: await add('index.bin', serialiseIndex(sorted)),
  });
  files.set('manifest.json', new TextEncoder().encode(text));
  return { manifest, files };
}
