/**
 * What an engine asks for: the bytes of one file of a policy, from this device if they are here, and otherwise
 * downloaded, checked and kept. The same in the page and in a worker: both see the same files.
 */
import { DownloadError, type WantedFile } from '#core/models/download.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { browserNetwork } from './browser-network.ts';
import { downloadFile, type FileProgress, type Network } from './download-file.ts';
import { type FileStore, memoryStore } from './file-store.ts';
import { openFileStore } from './indexed-db-store.ts';

let opened: Promise<FileStore> | null = null;

/** Files of this visit that found no room on the device. */
const memory = memoryStore();

/** Rejects with DownloadError, or as the signal does. `set` groups the files that are deleted together. */
export async function fetchPolicyFile(
  wanted: WantedFile,
  set: string,
  signal: AbortSignal = new AbortController().signal,
  onProgress: FileProgress = () => {},
): Promise<Uint8Array<ArrayBuffer>> {
  opened ??= openFileStore();
  return withFile(wanted, set, await opened, memory, browserNetwork, signal, onProgress);
}

export async function withFile(
  wanted: WantedFile,
  set: string,
  store: FileStore,
  spare: FileStore,
  network: Network,
  signal: AbortSignal,
  onProgress: FileProgress,
): Promise<Uint8Array<ArrayBuffer>> {
  const kept = (await readWhole(wanted, store)) ?? (await readWhole(wanted, spare));
  if (kept) return kept;
  let from = store;
  try {
    await downloadFile(wanted, set, store, network, signal, onProgress);
  } catch (error) {
    const isFull = error instanceof DownloadError && error.problem.type === 'no-room';
    if (!isFull) throw error;
    // Without room to keep it, it still serves this visit.
    from = spare;
    await downloadFile(wanted, set, spare, network, signal, onProgress);
  }
  const bytes = await readWhole(wanted, from);
  if (!bytes) throw new DownloadError({ type: 'damaged', file: wanted.name });
  return bytes;
}

/** The bytes, if they are here and are what they should be; what has been damaged on the disk is thrown away. */
async function readWhole(
  { sha256, bytes }: WantedFile,
  store: FileStore,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!(await store.find(sha256))?.verified) return null;
  const parts = await store.parts(sha256);
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part.subarray(0, bytes - at), at);
    at += part.length;
  }
  if (at === bytes && sha256Hex(whole) === sha256) return whole;
  await store.remove(sha256);
  return null;
}
