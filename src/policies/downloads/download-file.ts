/**
 * One file onto this device: from where an earlier attempt stopped, checked as it arrives, kept part by part. What
 * fails on the way is tried again with growing pauses; what is wrong is thrown away and fetched once more.
 */
import { DownloadError, type DownloadProblem, type WantedFile } from '#core/models/download.ts';
import { sha256Stream } from '#lib/sha256.ts';
import { checkResponse, continues, isWorthRetrying, networkProblem } from './check-response.ts';
import type { FileStore } from './file-store.ts';

export type Network = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly isOnline: () => boolean;
  /** Whether this build may ask that address. */
  readonly mayFetch: (url: string) => boolean;
};

export type FileProgress = (done: number, retryMs: number | null) => void;

/** Milliseconds before each further attempt; the count begins anew when something has arrived. */
const pauses = [500, 1_000, 2_000, 4_000];

/** Bytes that are kept at once: less is lost when the page is closed, more is written faster. */
const partBytes = 1 << 18;

/** Resolves when the whole file is in the store and has its SHA-256. Rejects with DownloadError, or as the signal does. */
export async function downloadFile(
  wanted: WantedFile,
  set: string,
  store: FileStore,
  network: Network,
  signal: AbortSignal,
  onProgress: FileProgress = () => {},
): Promise<void> {
  if (!network.mayFetch(wanted.url)) {
    throw new DownloadError({ type: 'forbidden-host', host: new URL(wanted.url).host });
  }
  if ((await store.find(wanted.sha256))?.verified) return onProgress(wanted.bytes, null);
  for (const isAgain of [false, true]) {
    try {
      const digest = await fetchRest(wanted, set, store, network, signal, onProgress, isAgain);
      if (digest === wanted.sha256) return await store.markVerified(wanted.sha256);
    } catch (error) {
      if (error instanceof DownloadError && isUseless(error.problem)) {
        await store.remove(wanted.sha256);
      }
      throw error;
    }
    await store.remove(wanted.sha256);
  }
  throw new DownloadError({ type: 'damaged', file: wanted.name });
}

/** What has arrived is not the beginning of this file, or can't be kept whole. */
function isUseless({ type }: DownloadProblem): boolean {
  return type === 'too-long' || type === 'no-room';
}

/** Fetches what is missing; resolves with the SHA-256 of what is then there. */
async function fetchRest(
  wanted: WantedFile,
  set: string,
  store: FileStore,
  network: Network,
  signal: AbortSignal,
  onProgress: FileProgress,
  isAgain: boolean,
): Promise<string> {
  const hash = sha256Stream();
  let done = 0;
  for (const part of await store.parts(wanted.sha256)) {
    hash.update(part);
    done += part.length;
  }
  onProgress(done, null);
  const keep = async (part: Uint8Array<ArrayBuffer>) => {
    hash.update(part);
    done += part.length;
    const { name, bytes, sha256 } = wanted;
    await store.append({ sha256, name, set, bytes, done, verified: false }, part);
  };
  for (let failures = 0; done < wanted.bytes; ) {
    const before = done;
    try {
      const headers = done > 0 ? { range: `bytes=${done}-` } : {};
      const cache = isAgain ? 'reload' : 'default';
      const response = await network.fetch(wanted.url, { signal, headers, cache });
      // Another version of the file than what is here: away with it, and once more from the beginning.
      if (!continues(response, done)) return '';
      checkResponse(response, wanted, done);
      const skip = response.status === 206 ? 0 : done;
      await keepBody(response, skip, keep, (arriving) => onProgress(done + arriving, null), wanted);
      if (done < wanted.bytes) throw new DownloadError({ type: 'cut-off', file: wanted.name });
    } catch (error) {
      if (signal.aborted) throw error;
      const problem = networkProblem(error, wanted, network.isOnline());
      failures = done > before ? 1 : failures + 1;
      const pause = pauses[failures - 1];
      if (pause === undefined || !isWorthRetrying(problem)) throw new DownloadError(problem);
      onProgress(done, pause);
      await network.wait(pause, signal);
    }
  }
  return hash.hex();
}

/** Keeps the body in parts, without its first `skip` bytes; what has arrived is kept when it breaks off, too. */
async function keepBody(
  response: Response,
  skip: number,
  keep: (part: Uint8Array<ArrayBuffer>) => Promise<void>,
  onArriving: (bytes: number) => void,
  { name, bytes }: WantedFile,
): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) throw new DownloadError({ type: 'cut-off', file: name });
  let pending = new Uint8Array(Math.min(partBytes, bytes));
  let filled = 0;
  let passed = 0;
  const flush = async () => {
    const part = pending.slice(0, filled);
    filled = 0;
    if (part.length > 0) await keep(part);
  };
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      passed += value.length;
      if (passed > bytes) throw new DownloadError({ type: 'too-long', file: name });
      let rest = value.subarray(Math.max(0, value.length - Math.max(0, passed - skip)));
      while (rest.length > 0) {
        const taken = rest.subarray(0, pending.length - filled);
        pending.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
        if (filled === pending.length) await flush();
      }
      onArriving(filled);
    }
  } finally {
    await reader.cancel().catch(() => {});
    await flush();
    pending = new Uint8Array();
  }
}
