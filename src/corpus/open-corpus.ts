/** Reading a corpus folder: every byte is checked against the manifest before it is used. */
import { gunzip } from '#lib/gzip.ts';
import { sha256Of } from '#lib/sha256.ts';
import { CorpusError } from './corpus-error.ts';
import { type CorpusDocument, documentSchema } from './document.ts';
import {
  type CorpusFile,
  type CorpusManifest,
  corpusFormat,
  isSealed,
  manifestSchema,
} from './manifest.ts';

/** Reads a file of the folder; rejects when it is not there. `fetch` in the page, the file system in Node. */
export type ReadFile = (name: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;

export type Progress = (doneBytes: number, totalBytes: number) => void;

export type OpenCorpus = {
  readonly manifest: CorpusManifest;
  readonly documents: readonly CorpusDocument[];
  /** The serialised index, for the search layer to load. */
  readonly index: string;
};

const manifestName = 'manifest.json';

export async function readManifest(read: ReadFile, signal?: AbortSignal): Promise<CorpusManifest> {
  const bytes = await readOrExplain(read, manifestName, signal);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const json = parseJson(text);
  const parsed = manifestSchema.safeParse(json);
  if (parsed.success && isSealed(text, parsed.data)) return parsed.data;
  if (parsed.success) throw new CorpusError({ kind: 'damaged', file: manifestName });
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : null;
  const other = typeof format === 'number' && format !== corpusFormat;
  throw new CorpusError({ kind: other ? 'other-version' : 'not-a-corpus', file: manifestName });
}

/** Throws a CorpusError that names the file when anything is missing, cut off, changed or of another version. */
export async function openCorpus(
  read: ReadFile,
  progress: Progress = () => {},
  signal?: AbortSignal,
): Promise<OpenCorpus> {
  const manifest = await readManifest(read, signal);
  const files = [...manifest.shards, manifest.index];
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  const load = async (file: CorpusFile) => {
    const text = await readVerified(read, file, signal);
    done += file.bytes;
    progress(done, total);
    return text;
  };
  const [index = '', ...shards] = await Promise.all([manifest.index, ...manifest.shards].map(load));
  const documents = shards.flatMap((text, at) =>
    documentsIn(text, manifest.shards[at]?.file ?? ''),
  );
  return { manifest, documents, index };
}

function documentsIn(text: string, file: string): CorpusDocument[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const parsed = documentSchema.safeParse(parseJson(line));
      if (!parsed.success) throw new CorpusError({ kind: 'unreadable', file });
      return parsed.data;
    });
}

async function readVerified(
  read: ReadFile,
  file: CorpusFile,
  signal?: AbortSignal,
): Promise<string> {
  return new TextDecoder().decode(await readVerifiedBytes(read, file, signal));
}

/** The unpacked bytes of one file, checked against the manifest. */
export async function readVerifiedBytes(
  read: ReadFile,
  file: CorpusFile,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readOrExplain(read, file.file, signal);
  checkBytes(bytes, file, await sha256Of(bytes));
  try {
    return await gunzip(bytes, mostUnpacked(bytes.length));
  } catch {
    throw new CorpusError({ kind: 'unreadable', file: file.file });
  }
}

/** Throws when the packed bytes, whose hash is given, are not those of the manifest. */
export function checkBytes(
  bytes: Uint8Array,
  { file, bytes: size, sha256 }: CorpusFile,
  hash: string,
): void {
  if (bytes.length !== size) throw new CorpusError({ kind: 'wrong-size', file });
  if (hash !== sha256) throw new CorpusError({ kind: 'damaged', file });
}

/** Documents and indexes pack to a third or a tenth: what grows a hundredfold is neither. */
export function mostUnpacked(bytes: number): number {
  return 1_000_000 + 100 * bytes;
}

async function readOrExplain(read: ReadFile, name: string, signal?: AbortSignal) {
  try {
    return await read(name, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new CorpusError({ kind: 'missing', file: name });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
