/** Added batches in the browser's storage (IndexedDB): the index as built, the documents packed. */
import { type DBSchema, openDB } from 'idb';
import type { AddedBatch } from './added-batch.ts';

export type StoredBatch = {
  readonly batch: AddedBatch;
  readonly head: Uint8Array;
  readonly shards: readonly Uint8Array[];
  /** Documents as gzip of JSON lines. */
  readonly documents: Uint8Array;
};

export type AddedStore = {
  readonly all: () => Promise<readonly StoredBatch[]>;
  /** Rejects when the storage is full. */
  readonly put: (batch: StoredBatch) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};

/** Schema of version 1. */
type Schema = DBSchema & {
  batches: { key: string; value: { id: string } & StoredBatch };
};

export async function openAddedStore(): Promise<AddedStore> {
  const database = await openDB<Schema>('masksearch-documents', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('batches', { keyPath: 'id' }),
  });
  return {
    all: () => database.getAll('batches'),
    put: async (stored) => {
      await database.put('batches', { id: stored.batch.id, ...stored });
    },
    remove: (id) => database.delete('batches', id),
  };
}

/** Where there is no storage (some private windows): everything works until the page is closed. */
export function storeInMemory(): AddedStore {
  const batches = new Map<string, StoredBatch>();
  return {
    all: async () => [...batches.values()],
    put: async (stored) => void batches.set(stored.batch.id, stored),
    remove: async (id) => void batches.delete(id),
  };
}
