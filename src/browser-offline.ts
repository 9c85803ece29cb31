/** The store's port to the service worker, in a browser. A chunk of its own, fetched when the page is at rest. */
import {
  activeWorker,
  ask,
  type Done,
  onUpdate,
  register,
  takeOver,
} from '#offline/offline-client.ts';
import type { Keeping, Offline, OfflinePort } from '#state/offline.ts';

type Tell = (change: Partial<Offline>) => void;

export function browserOffline(): OfflinePort {
  let tell: Tell = () => {};
  let registration: ServiceWorkerRegistration | null = null;
  let worker: ServiceWorker | null = null;

  const say = (keeping: Keeping) => tell({ keeping });

  const complete = async (isThorough: boolean) => {
    if (!worker) return;
    try {
      const before = await ask(worker, { type: 'status' });
      const done = await ask(worker, { type: 'complete', isThorough }, (bytes, total) => {
        if (bytes < total) say({ status: 'keeping', done: bytes, total });
      });
      // On a first visit everything is missing, and nothing has been lost.
      const lost = wasReady() ? before.status.missingFiles : 0;
      say(outcome(done, lost + done.damaged, isThorough));
    } catch {
      say({ status: 'incomplete', reason: 'network', missing: 0 });
    }
    tell({ space: await spaceNow() });
  };

  return {
    begin: async (onChange) => {
      tell = onChange;
      tell({ space: await spaceNow(), threads: threadsNow(false) });
      const registered = await register(new URL('service-worker.js', document.baseURI).href);
      if ('impossible' in registered)
        return say({ status: 'impossible', reason: registered.impossible });
      registration = registered.worker;
      onUpdate(registration, () => tell({ update: 'waiting' }));
      worker = await activeWorker(registration);
      if (!worker) return say({ status: 'incomplete', reason: 'network', missing: 0 });
      tell({ threads: threadsNow(true) });
      if (savesData() && !wasReady()) {
        const { status } = await ask(worker, { type: 'status' });
        if (status.missingBytes > 0)
          return say({ status: 'asked-first', missing: status.missingBytes });
      }
      await complete(false);
    },
    complete,
    askPersistence: async () => {
      await navigator.storage.persist();
      tell({ space: await spaceNow('declined') });
    },
    takeUpdate: async () => {
      if (!registration) return;
      tell({ update: 'taken' });
      await takeOver(registration);
      location.reload();
    },
    install: async () => {
      await window.installOffer?.prompt();
      tell({ canInstall: false });
    },
  };
}

function outcome({ status, failed }: Done, repaired: number, isChecked: boolean): Keeping {
  if (failed) return { status: 'incomplete', reason: failed, missing: status.missingBytes };
  if (status.missingFiles > 0)
    return { status: 'incomplete', reason: 'space', missing: status.missingBytes };
  rememberReady();
  return { status: 'ready', files: status.files, bytes: status.bytes, repaired, isChecked };
}

const readyKey = 'masksearch.offline';

/** Whether everything was kept at an earlier visit: what is missing now has been lost. */
function wasReady(): boolean {
  try {
    return localStorage.getItem(readyKey) !== null;
  } catch {
    return false;
  }
}

function rememberReady(): void {
  try {
    localStorage.setItem(readyKey, 'ready');
  } catch {
    // Full or forbidden: then a loss is not told as one.
  }
}

function threadsNow(hasWorker: boolean): Offline['threads'] {
  if (crossOriginIsolated) return 'now';
  return hasWorker && window.top === window ? 'next-visit' : 'never';
}

async function spaceNow(
  otherwise: 'not-asked' | 'declined' = 'not-asked',
): Promise<Offline['space']> {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    const isPersistent = await navigator.storage.persisted();
    return { used: usage, available: quota, persistence: isPersistent ? 'promised' : otherwise };
  } catch {
    return null;
  }
}

function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
