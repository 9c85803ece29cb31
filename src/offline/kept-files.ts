/**
 * Files kept in the browser's cache under the hash of their content. A file that did not change between two builds is
 * kept once and fetched once; one that arrives wrong (cut off, changed, a login page in its place) is never kept.
 */
import type { KeepFailure } from './messages.ts';
import type { SiteFile } from './site-files.ts';

export type KeptFiles = {
  readonly find: (file: SiteFile) => Promise<Response | undefined>;
  /** Fetches a file and keeps it. Rejects with a KeepError. */
  readonly fetchAndKeep: (file: SiteFile) => Promise<void>;
  /** Keeps a response if it is the file; whether it was. */
  readonly keep: (file: SiteFile, response: Response) => Promise<boolean>;
  /** The hashes that are kept. */
  readonly hashes: () => Promise<ReadonlySet<string>>;
  /** Compares every byte that is kept with its hash; what differs is let go. Gives how many did. */
  readonly dropDamaged: (files: readonly SiteFile[]) => Promise<number>;
  readonly dropAllBut: (hashes: ReadonlySet<string>) => Promise<void>;
};

export class KeepError extends Error {
  override readonly name = 'KeepError';
  readonly reason: KeepFailure;
  constructor(reason: KeepError['reason'], path: string) {
    super(`${path}: ${reason}`);
    this.reason = reason;
  }
}

/** `scope` is the address of the site's folder; `cacheName` is shared by all builds. */
export function keptFiles(cacheName: string, scope: string): KeptFiles {
  const folder = new URL('.kept/', scope).href;
  const keyOf = ({ sha256 }: SiteFile) => folder + sha256;
  const open = () => caches.open(cacheName);

  const put = async (file: SiteFile, bytes: ArrayBuffer, headers: Headers) => {
    try {
      await (await open()).put(
        keyOf(file),
        new Response(bytes, { headers: asKept(headers, file) }),
      );
    } catch {
      throw new KeepError('space', file.path);
    }
  };

  const keep: KeptFiles['keep'] = async (file, response) => {
    if (!response.ok) return false;
    const bytes = await response.arrayBuffer();
    if (!(await isFile(file, bytes))) return false;
    await put(file, bytes, response.headers);
    return true;
  };

  return {
    find: async (file) => (await open()).match(keyOf(file)),
    keep,
    fetchAndKeep: async (file) => {
      // Only names in assets/ change with their content: anything else may be stale in the browser's own cache.
      const cache = file.path.startsWith('assets/') ? 'default' : 'reload';
      let isKept: boolean;
      try {
        isKept = await keep(file, await fetch(new URL(file.path, scope), { cache }));
      } catch (error) {
        throw error instanceof KeepError ? error : new KeepError('network', file.path);
      }
      if (!isKept) throw new KeepError('wrong', file.path);
    },
    hashes: async () => {
      const keys = await (await open()).keys();
      return new Set(keys.map(({ url }) => url.slice(folder.length)));
    },
    dropDamaged: async (files) => {
      const cache = await open();
      let dropped = 0;
      for (const file of files) {
        const response = await cache.match(keyOf(file));
        if (!response || (await isFile(file, await response.arrayBuffer()))) continue;
        await cache.delete(keyOf(file));
        dropped += 1;
      }
      return dropped;
    },
    dropAllBut: async (hashes) => {
      const cache = await open();
      for (const { url } of await cache.keys()) {
        if (!hashes.has(url.slice(folder.length))) await cache.delete(url);
      }
    },
  };
}

async function isFile({ bytes, sha256 }: SiteFile, content: ArrayBuffer): Promise<boolean> {
  if (content.byteLength !== bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/** The body is unpacked by now, whatever its headers said on the way. */
function asKept(headers: Headers, { bytes }: SiteFile): Headers {
  const kept = new Headers(headers);
  kept.delete('Content-Encoding');
  kept.delete('Transfer-Encoding');
  kept.set('Content-Length', String(bytes));
  return kept;
}
