/** What is kept for use without a network. Begins when the page is at rest; nothing else waits for it. */
import type { Context } from './context.ts';
import type { Offline, OfflinePort } from './offline.ts';

export type OfflineActions = {
  /** Called once, when the page has nothing more important to do. */
  readonly beginOffline: () => Promise<void>;
  /** `isThorough`: every kept byte is compared with its hash first. */
  readonly completeOffline: (isThorough: boolean) => Promise<void>;
  /** A model is here now: what runs it is kept beside it, unless the browser asks pages to save data. */
  readonly keepEngine: () => Promise<void>;
  readonly askPersistence: () => Promise<void>;
  readonly takeUpdate: () => Promise<void>;
  readonly installPage: () => Promise<void>;
};

export function offlineActions({ get, set, ports }: Context): OfflineActions {
  let port: Promise<OfflinePort> | null = null;
  const change = (changed: Partial<Offline>) => set({ offline: { ...get().offline, ...changed } });

  /** The port's code may not arrive: then the next action asks for it again. */
  const withPort = async (act: (port: OfflinePort) => Promise<void>) => {
    port ??= ports.offline();
    try {
      await act(await port);
    } catch {
      port = null;
      change({ keeping: { status: 'incomplete', reason: 'network', missing: 0 } });
    }
  };

  return {
    beginOffline: () => withPort(({ begin }) => begin(change)),
    completeOffline: (isThorough) => withPort(({ complete }) => complete(isThorough)),
    keepEngine: async () => {
      if (get().offline.keeping.status === 'asked-first') return;
      await withPort(({ complete }) => complete(false));
    },
    askPersistence: () => withPort(({ askPersistence }) => askPersistence()),
    takeUpdate: () => withPort(({ takeUpdate }) => takeUpdate()),
    installPage: () => withPort(({ install }) => install()),
  };
}
