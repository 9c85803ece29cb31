/** The page's side of the service worker. Begun when the page is at rest; nothing else waits for it. */
import type { NotInstalled, OfflineReply, OfflineRequest } from './messages.ts';

export type Registration =
  | { readonly worker: ServiceWorkerRegistration }
  | { readonly impossible: 'insecure' | 'unsupported' | 'refused' };

export async function register(scriptUrl: string): Promise<Registration> {
  // The typed field is always there; over plain http the browser has none.
  if (!window.isSecureContext) return { impossible: 'insecure' };
  if (!('serviceWorker' in navigator)) return { impossible: 'unsupported' };
  try {
    const worker: ServiceWorkerRegistration | undefined = await navigator.serviceWorker.register(
      scriptUrl,
      { updateViaCache: 'none' },
    );
    return worker ? { worker } : { impossible: 'refused' };
  } catch {
    // A private window, a setting of the browser, or a host that sends the wrong type. Or there is no network, and the
    // worker of an earlier visit is at work.
    const earlier = await navigator.serviceWorker.getRegistration(scriptUrl).catch(() => undefined);
    return earlier ? { worker: earlier } : { impossible: 'refused' };
  }
}

/** Calls back whenever a newer build waits beside the one that is at work. */
export function onUpdate(registration: ServiceWorkerRegistration, tell: () => void): void {
  const look = () => {
    if (registration.waiting && registration.active) tell();
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
}

/**
 * The waiting build takes over; resolves when it is at work, or after `patience` ms, and the page should be loaded again.
 * It is asked when the page has asked for nothing for a while: a request that meets the old worker while that ends
 * starts it once more, and the waiting one may then wait until that has been idle for half a minute.
 */
export async function takeOver(
  registration: ServiceWorkerRegistration,
  patience = 10_000,
): Promise<void> {
  await Promise.race([atRest(), after(patience)]);
  const { waiting } = registration;
  if (!waiting) return;
  // Not as soon as it controls the page: one loaded before it is quite there sees the controller change once more, as if
  // another tab had taken a newer build.
  const changed = new Promise<void>((resolve) => {
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated' || waiting.state === 'redundant') resolve();
    });
  });
  waiting.postMessage({ type: 'take-over' } satisfies OfflineRequest);
  // A download keeps the old worker busy until its page has gone.
  await Promise.race([changed, after(patience)]);
}

/** Resolves when this page has fetched nothing for a second. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const rest = () => {
      fetched.disconnect();
      resolve();
    };
    let timer = setTimeout(rest, restMs);
    const fetched = new PerformanceObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(rest, restMs);
    });
    fetched.observe({ type: 'resource' });
  });
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const restMs = 1000;

export type Done = Extract<OfflineReply, { type: 'done' }>;

/** Asks the worker that is at work; rejects when it does not answer within `patience` ms of its last word. */
export function ask(
  worker: ServiceWorker,
  request: OfflineRequest,
  onProgress: (done: number, total: number) => void = () => {},
  patience = 60_000,
): Promise<Done> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const giveUp = () => {
      port1.close();
      reject(new Error('The service worker does not answer.'));
    };
    let timer = setTimeout(giveUp, patience);
    port1.onmessage = ({ data }: MessageEvent<OfflineReply>) => {
      clearTimeout(timer);
      if (data.type === 'progress') {
        timer = setTimeout(giveUp, patience);
        onProgress(data.done, data.total);
        return;
      }
      port1.close();
      resolve(data);
    };
    worker.postMessage(request, [port2]);
  });
}

/** The worker at work: on a first visit, once it is installed; or why it could not be. */
export async function activeWorker(
  registration: ServiceWorkerRegistration,
): Promise<ServiceWorker | NotInstalled> {
  if (registration.active) return registration.active;
  const unknown: NotInstalled = { type: 'not-installed', failed: 'network', missingBytes: 0 };
  const coming = registration.installing ?? registration.waiting;
  if (!coming) return unknown;
  return new Promise((resolve) => {
    let failure = unknown;
    const listen = ({ data }: MessageEvent<NotInstalled>) => {
      if (data.type === 'not-installed') failure = data;
    };
    const look = () => {
      if (coming.state === 'activated') end(coming);
      // Its last word may come a little later than its end.
      if (coming.state === 'redundant')
        setTimeout(() => end(registration.active ?? failure), lastWordMs);
    };
    const end = (outcome: ServiceWorker | NotInstalled) => {
      navigator.serviceWorker.removeEventListener('message', listen);
      resolve(outcome);
    };
    navigator.serviceWorker.addEventListener('message', listen);
    navigator.serviceWorker.startMessages();
    coming.addEventListener('statechange', look);
    look();
  });
}

const lastWordMs = 300;
