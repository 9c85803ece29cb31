/** What the page and its service worker say to each other. A request brings a port for its answers. */
import type { Engines } from './site-files.ts';

export type OfflineRequest =
  /** What is kept, without fetching anything. */
  | { readonly type: 'status'; readonly engines: Engines }
  /** Fetches what is missing. `isThorough`: compares every byte that is kept first. */
  | { readonly type: 'complete'; readonly isThorough: boolean; readonly engines: Engines }
  /** A waiting worker takes over; the page reloads when it has. */
  | { readonly type: 'take-over' };

export type OfflineStatus = {
  readonly version: string;
  /** Of the files that make the page work offline. */
  readonly files: number;
  readonly bytes: number;
  readonly missingFiles: number;
  readonly missingBytes: number;
};

/** Why something is still missing. */
export type KeepFailure = 'network' | 'wrong' | 'space';

/** Unasked, to every page of the site: the worker could not keep what the page needs to open, and is not there. */
export type NotInstalled = {
  readonly type: 'not-installed';
  readonly failed: KeepFailure;
  readonly missingBytes: number;
};

export type OfflineReply =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'done';
      readonly status: OfflineStatus;
      /** Files that were damaged and have been let go. */
      readonly damaged: number;
      readonly failed: KeepFailure | null;
    };
