/** The store's port to the service worker, in a browser. A chunk of its own, fetched when the page is at rest. */
import {
  activeWorker,
  ask,
  type Done,
  onUpdate,
  register,
  takeOver,
} from '#offline/offline-client.ts';
import type { Engines } from '#offline/site-files.ts';
import type { Keeping, Offline, OfflinePort } from '#state/offline.ts';

type Tell = (change: Partial<Offline>) => void;

export function browserOffline(): OfflinePort {
  let tell: Tell = () => {};
  let registration: ServiceWorkerRegistration | null = null;
  let isTaking = false;

  const say = (keeping: Keeping) => tell({ keeping });

  /** Registers, and waits for a worker that is at work; null when it was said why there is none. */
  const workerAtWork = async (): Promise<ServiceWorker | null> => {
    const registered = await register(new URL('service-worker.js', document.baseURI).href);
    if ('impossible' in registered) {
      say({ status: 'impossible', reason: registered.impossible });
      return null;
    }
    registration = registered.worker;
    onUpdate(registration, () => tell({ update: 'waiting' }));
    const worker = await activeWorker(registration);
    if (worker instanceof ServiceWorker) return worker;
    say({ status: 'incomplete', reason: worker.failed, missing: worker.missingBytes });
    return null;
  };

  const complete = async (isThorough: boolean) => {
    // Asked for anew each time: an installation may have failed, and another tab may have taken a newer build.
    const worker = registration?.active ?? (await workerAtWork());
    if (!worker) return;
    tell({ threads: threadsNow(true) });
    try {
      // A first visit has nothing downloaded and can do without this code for now.
      const { enginesWanted } = await import('./browser-bundled.ts');
      const engines = await enginesWanted();
      const ready = readyBefore();
      const before = await ask(worker, { type: 'status', engines: ready?.engines ?? 'none' });
      const done = await ask(worker, { type: 'complete', isThorough, engines }, (bytes, total) => {
        if (bytes < total) say({ status: 'keeping', done: bytes, total });
      });
      // What this build has never had is not lost.
      const isSame = ready?.version === before.status.version;
      const lost = isSame ? before.status.missingFiles : 0;
      const isNewer = done.failed === 'wrong' && (await hasNewerBuild(registration));
      say(outcome(isNewer ? 'newer' : done.failed, done, lost + done.damaged, isThorough));
      if (done.failed === null && done.status.missingFiles === 0)
        rememberReady({ version: done.status.version, engines });
    } catch {
      say({ status: 'incomplete', reason: 'network', missing: 0 });
    }
    tell({ space: await spaceNow() });
  };

  /** A newer build that another tab has taken answers this one, too: it should be loaded again. */
  const watchOtherTabs = () => {
    if (!('serviceWorker' in navigator)) return;
    let isControlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (isControlled && !isTaking) tell({ update: 'waiting' });
      isControlled = true;
    });
  };

  return {
    begin: async (onChange) => {
      tell = onChange;
      tell({ space: await spaceNow(), threads: threadsNow(false) });
      watchOtherTabs();
      const worker = await workerAtWork();
      if (!worker) return;
      if (savesData() && readyBefore() === null) {
        tell({ threads: threadsNow(true) });
        const { status } = await ask(worker, { type: 'status', engines: 'none' });
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
      isTaking = true;
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

type Failure = Extract<Keeping, { status: 'incomplete' }>['reason'];

function outcome(
  failed: Failure | null,
  { status }: Done,
  repaired: number,
  isChecked: boolean,
): Keeping {
  if (failed) return { status: 'incomplete', reason: failed, missing: status.missingBytes };
  if (status.missingFiles > 0)
    return { status: 'incomplete', reason: 'space', missing: status.missingBytes };
  return { status: 'ready', files: status.files, bytes: status.bytes, repaired, isChecked };
}

/** Files that are not those of this build are those of the next, if there is one. */
async function hasNewerBuild(registration: ServiceWorkerRegistration | null): Promise<boolean> {
  await registration?.update().catch(() => {});
  return Boolean(registration?.waiting ?? registration?.installing);
}

const readyKey = 'masksearch.offline';

/** The build that was kept whole at an earlier visit: what is missing of it now has been lost. */
type Ready = { readonly version: string; readonly engines: Engines };

function readyBefore(): Ready | null {
  try {
    const [version, engines] = (localStorage.getItem(readyKey) ?? '').split(' ');
    if (!version) return null;
    return { version, engines: engines === 'cpu' || engines === 'all' ? engines : 'none' };
  } catch {
    return null;
  }
}

function rememberReady({ version, engines }: Ready): void {
  try {
    localStorage.setItem(readyKey, `${version} ${engines}`);
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
