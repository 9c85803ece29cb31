/** Reading a policy folder: every byte is checked against the manifest before it is used. */
import { sha256Hex } from '#lib/sha256.ts';
import { BundledError } from './bundled-error.ts';
import {
  type Device,
  filesOf,
  type PolicyFile,
  type PolicyManifest,
  policyFormat,
  policyManifestSchema,
} from './policy-manifest.ts';

/** Reads a file of the folder; rejects when it is not there. `fetch` in the page, the file system in Node. */
export type ReadPolicyFile = (
  name: string,
  options?: {
    readonly signal?: AbortSignal | undefined;
    /** What the manifest says of it. */
    readonly expected?: PolicyFile | undefined;
    readonly onProgress?: ((doneBytes: number) => void) | undefined;
  },
) => Promise<Uint8Array<ArrayBuffer>>;

export type OpenPolicy = {
  readonly manifest: PolicyManifest;
  readonly graph: Uint8Array<ArrayBuffer>;
  /** The text of tokenizer.json. */
  readonly tokenizer: string;
  /** The whole weight file, its parts joined. */
  readonly weights: Uint8Array<ArrayBuffer>;
};

const manifestName = 'manifest.json';

export async function readPolicyManifest(
  read: ReadPolicyFile,
  signal?: AbortSignal,
): Promise<PolicyManifest> {
  const json = parseJson(
    new TextDecoder().decode(await readOrExplain(read, manifestName, { signal })),
  );
  const parsed = policyManifestSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : null;
  const other = typeof format === 'number' && format !== policyFormat;
  throw new BundledError(
    other ? { type: 'other-version' } : { type: 'unreadable', file: manifestName },
  );
}

/** Throws a BundledError that names the file when anything is missing, cut off or changed. */
export async function openPolicy(
  read: ReadPolicyFile,
  device: Device,
  progress: (doneBytes: number, totalBytes: number) => void = () => {},
  signal?: AbortSignal,
): Promise<OpenPolicy> {
  const manifest = await readPolicyManifest(read, signal);
  const files = filesOf(manifest, device);
  if (!files) {
    throw new BundledError({ type: 'unsupported', reason: 'this policy has no graph for a GPU.' });
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const contents: Uint8Array<ArrayBuffer>[] = [];
  for (const file of files) {
    const before = done;
    const onProgress = (bytes: number) => progress(before + bytes, total);
    contents.push(await readVerified(read, file, { signal, expected: file, onProgress }));
    done += file.bytes;
    progress(done, total);
  }
  const [graph, tokenizer, ...parts] = contents;
  if (!graph || !tokenizer) throw new Error('A policy has a graph and a tokenizer.');
  return {
    manifest,
    graph,
    tokenizer: new TextDecoder().decode(tokenizer),
    weights: joined(parts),
  };
}

type ReadOptions = Parameters<ReadPolicyFile>[1];

async function readVerified(read: ReadPolicyFile, file: PolicyFile, options: ReadOptions) {
  const bytes = await readOrExplain(read, file.file, options);
  if (bytes.length !== file.bytes) throw new BundledError({ type: 'wrong-size', file: file.file });
  if (sha256Hex(bytes) !== file.sha256)
    throw new BundledError({ type: 'damaged', file: file.file });
  return bytes;
}

async function readOrExplain(read: ReadPolicyFile, name: string, options: ReadOptions) {
  try {
    return await read(name, options);
  } catch (error) {
    if (options?.signal?.aborted || error instanceof BundledError) throw error;
    throw new BundledError({ type: 'missing', file: name });
  }
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
