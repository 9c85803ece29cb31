/**
 * Downloaded files in IndexedDB. Not in the Cache Storage or the origin's file system, because those need a secure
 * context, and a school serves this site over plain http; pages and workers see the same files.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { DownloadError } from '#core/models/download.ts';
import { type FileStore, memoryStore, type StoredFile } from './file-store.ts';

type Schema = DBSchema & {
  readonly files: { readonly key: string; readonly value: StoredFile };
  /** Key: SHA-256 of the file, offset of the part in it. */
  readonly parts: { readonly key: [string, number]; readonly value: ArrayBuffer };
};

/** On the device where the browser allows it, otherwise in memory. */
export async function openFileStore(): Promise<FileStore> {
  try {
    const database = await openDB<Schema>('masksearch-downloads', 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('files', { keyPath: 'sha256' });
        fresh.createObjectStore('parts');
      },
    });
    return indexedDbStore(database);
  } catch {
    // Blocked by a setting of the browser, or a private window of an older one.
    return memoryStore();
  }
}

function indexedDbStore(database: IDBPDatabase<Schema>): FileStore {
  const partsOf = (sha256: string) =>
    IDBKeyRange.bound([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER]);
  return {
    kind: 'disk',
    find: async (sha256) => (await database.get('files', sha256)) ?? null,
    list: () => database.getAll('files'),
    parts: async (sha256) => {
      const buffers = await database.getAll('parts', partsOf(sha256));
      return buffers.map((buffer) => new Uint8Array(buffer));
    },
    append: async (file, part) => {
      const transaction = database.transaction(['files', 'parts'], 'readwrite');
      // The buffer may be larger than the part, and would be stored whole.
      const exact = part.slice().buffer;
      const written = [
        transaction.objectStore('files').put(file),
        transaction.objectStore('parts').put(exact, [file.sha256, file.done - part.length]),
      ];
      try {
        await Promise.all([...written, transaction.done]);
      } catch (error) {
        throw (await isFull(error))
          ? new DownloadError({ type: 'no-room', needed: file.bytes, free: await freeBytes() })
          : error;
      }
    },
    markVerified: async (sha256) => {
      const file = await database.get('files', sha256);
      if (file) await database.put('files', { ...file, verified: true });
    },
    remove: async (sha256) => {
      const transaction = database.transaction(['files', 'parts'], 'readwrite');
      await Promise.all([
        transaction.objectStore('files').delete(sha256),
        transaction.objectStore('parts').delete(partsOf(sha256)),
        transaction.done,
      ]);
    },
  };
}

async function isFull(error: unknown): Promise<boolean> {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  // A transaction that was ended for lack of room may only say that it was ended.
  return name === 'QuotaExceededError' || (name === 'AbortError' && (await freeBytes()) === 0);
}

/** What the browser would still let us keep; null where it does not tell. */
export async function freeBytes(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
}
