/** What the page knows about itself without a network: what is kept, how much room there is, whether it is isolated. */

export type Keeping =
  | { readonly status: 'unknown' }
  /** This page can keep nothing. `insecure`: plain http, where browsers have no service workers. */
  | { readonly status: 'impossible'; readonly reason: 'insecure' | 'unsupported' | 'refused' }
  /** Nothing is fetched unasked, because the browser saves data. Bytes. */
  | { readonly status: 'asked-first'; readonly missing: number }
  | { readonly status: 'keeping'; readonly done: number; readonly total: number }
  | {
      readonly status: 'ready';
      readonly files: number;
      readonly bytes: number;
      /** Files that had gone or were damaged and have been fetched again. */
      readonly repaired: number;
      /** Every byte has just been compared with its hash. */
      readonly isChecked: boolean;
    }
  | {
      readonly status: 'incomplete';
      /** `newer`: the host has another build by now, and files of this one are gone there. */
      readonly reason: 'network' | 'wrong' | 'space' | 'newer';
      /** Bytes. */
      readonly missing: number;
    };

export type Space = {
  /** Bytes, as the browser estimates them. */
  readonly used: number;
  readonly available: number;
  /** Whether the browser has promised not to clear it by itself; `declined`: it was asked just now. */
  readonly persistence: 'promised' | 'not-asked' | 'declined';
};

export type Offline = {
  readonly keeping: Keeping;
  readonly space: Space | null;
  /** A newer build is fetched and waits; `taken`: it is taking over, and the page reloads. */
  readonly update: 'none' | 'waiting' | 'taken';
  /** Whether WebAssembly may use threads: now, from the next visit on, or not here. */
  readonly threads: 'now' | 'next-visit' | 'never';
  /** The browser offers to install the page as an app. */
  readonly canInstall: boolean;
};

export const offlineUnknown: Offline = {
  keeping: { status: 'unknown' },
  space: null,
  update: 'none',
  threads: 'never',
  canInstall: false,
};

/** The way to the service worker. Every change is told to whoever has begun. */
export type OfflinePort = {
  readonly begin: (onChange: (change: Partial<Offline>) => void) => Promise<void>;
  /** Fetches what is missing; `isThorough` compares every kept byte with its hash first. */
  readonly complete: (isThorough: boolean) => Promise<void>;
  readonly askPersistence: () => Promise<void>;
  readonly takeUpdate: () => Promise<void>;
  readonly install: () => Promise<void>;
};
