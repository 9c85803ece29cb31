/** What the Models screen needs from outside. */
import type { Device, StorageState } from '#core/models/device.ts';
import type { DownloadProgress } from '#core/models/download.ts';
import type { OfferedModel } from '#core/models/offered-model.ts';

export type Stored = {
  /** Bytes that are here, and all bytes. */
  readonly done: number;
  readonly total: number;
  readonly isWhole: boolean;
};

export type Offer = {
  readonly models: readonly OfferedModel[];
  /** What is wrong with the file of a user's own models, in one sentence; null when nothing is. */
  readonly ownProblem: string | null;
};

export type ModelsPort = {
  readonly device: () => Promise<Device>;
  readonly storage: () => Promise<StorageState>;
  /** Asks the browser not to clear what is stored by itself; whether it agrees. */
  readonly persist: () => Promise<boolean>;
  readonly offer: (device: Device) => Promise<Offer>;
  /** Whether this build may fetch from that origin. */
  readonly mayAsk: (host: string) => boolean;
  readonly stored: (id: string) => Promise<Stored>;
  /** Fetches what is missing, and loads it where its engine does both. Rejects with DownloadError or PolicyError. */
  readonly fetch: (
    id: string,
    signal: AbortSignal,
    onProgress: (progress: DownloadProgress) => void,
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};
