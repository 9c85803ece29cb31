/**
 * Where downloaded files are kept, by their SHA-256: parts in the order in which they came, so that a download can
 * stop at any point and go on from there, also after the page was closed.
 */
export type StoredFile = {
  readonly sha256: string;
  readonly name: string;
  /** Set of files that it belongs to. */
  readonly set: string;
  /** Bytes that are here, and those that it has when it is whole. */
  readonly done: number;
  readonly bytes: number;
  /** Whether the whole file is here and had its SHA-256. */
  readonly verified: boolean;
};

export type FileStore = {
  /** `memory`: gone with the page. */
  readonly kind: 'disk' | 'memory';
  readonly find: (sha256: string) => Promise<StoredFile | null>;
  readonly list: () => Promise<readonly StoredFile[]>;
  readonly parts: (sha256: string) => Promise<readonly Uint8Array<ArrayBuffer>[]>;
  /** Keeps the part and what is now known of the file, both or neither. Rejects with "no-room" when it is full. */
  readonly append: (file: StoredFile, part: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly markVerified: (sha256: string) => Promise<void>;
  readonly remove: (sha256: string) => Promise<void>;
};

/** For browsers that let the page keep nothing, and for tests. */
export function memoryStore(): FileStore {
  const files = new Map<string, { file: StoredFile; parts: Uint8Array<ArrayBuffer>[] }>();
  return {
    kind: 'memory',
    find: async (sha256) => files.get(sha256)?.file ?? null,
    list: async () => [...files.values()].map(({ file }) => file),
    parts: async (sha256) => files.get(sha256)?.parts ?? [],
    append: async (file, part) => {
      const parts = [...(files.get(file.sha256)?.parts ?? []), part];
      files.set(file.sha256, { file, parts });
    },
    markVerified: async (sha256) => {
      const kept = files.get(sha256);
      if (kept) files.set(sha256, { ...kept, file: { ...kept.file, verified: true } });
    },
    remove: async (sha256) => {
      files.delete(sha256);
    },
  };
}
