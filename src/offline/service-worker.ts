/**
 * The service worker: the page without a network, and isolated where the host sends no headers. One worker for both,
 * because a page can have only one. It answers from what it keeps, a whole build at a time; a new build is fetched
 * beside the old one and waits until the reader takes it.
 */
import { isolated } from './isolation.ts';
import { KeepError, keptFiles } from './kept-files.ts';
import type { NotInstalled, OfflineReply, OfflineRequest, OfflineStatus } from './messages.ts';
import { type Engines, isOfEngines, type SiteFile, type SiteFiles } from './site-files.ts';

/** Put in by the build. */
declare const __SITE_FILES__: SiteFiles;
declare const self: ServiceWorkerGlobalScope;

const { version, files } = __SITE_FILES__;
const scope = self.registration.scope;
const kept = keptFiles('masksearch-files', scope);
/** Lists of the builds that were active, the newest first: open tabs of the one before still ask for its files. */
const lists = 'masksearch-builds';

const byPath = new Map(files.map((file) => [file.path, file]));
const wantedWith = (engines: Engines) =>
  files.filter(
    ({ keep, path }) => keep === 'shell' || keep === 'content' || isOfEngines(path, engines),
  );
let earlier: ReadonlyMap<string, SiteFile> | null = null;

self.addEventListener('install', (event) => {
  const shell = files.filter(({ keep }) => keep === 'shell');
  event.waitUntil(
    (async () => {
      const failed = await fetchMissing(shell, () => {});
      if (failed === null) return;
      await tellPages({ failed, missingBytes: sizeOf(await missingOf(shell).catch(() => shell)) });
      throw new Error(`The page could not be kept: ${failed}`);
    })(),
  );
});

/** A worker that is not installed can answer nobody: it speaks first. */
async function tellPages(why: Omit<NotInstalled, 'type'>): Promise<void> {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages)
    page.postMessage({ type: 'not-installed', ...why } satisfies NotInstalled);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await forgetOldBuilds();
      await self.clients.claim();
    })(),
  );
});

async function forgetOldBuilds(): Promise<void> {
  const cache = await caches.open(lists);
  const before = await readLists(cache);
  const last = before.filter((list) => list.version !== version).slice(0, 1);
  await cache.put(listsKey, Response.json([__SITE_FILES__, ...last]));
  const used = [...files, ...last.flatMap((list) => list.files)];
  await kept.dropAllBut(new Set(used.map(({ sha256 }) => sha256)));
  earlier = null;
}

const listsKey = new URL('.builds', scope).href;

async function readLists(cache: Cache): Promise<readonly SiteFiles[]> {
  const response = await cache.match(listsKey);
  // Written above, and only there.
  return response ? ((await response.json()) as SiteFiles[]) : [];
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path === null) return;
  event.respondWith(answer(request, path));
});

/** Null for what is none of the worker's business: other hosts, other methods, parts of files. */
function pathOf({ url, method, headers }: Request): string | null {
  if (method !== 'GET' || headers.has('Range')) return null;
  const [address = ''] = url.split(/[?#]/u);
  if (!address.startsWith(scope)) return null;
  const path = decodeURI(address.slice(scope.length));
  return path === '' ? 'index.html' : path;
}

async function answer(request: Request, path: string): Promise<Response> {
  const file = byPath.get(path) ?? (await earlierFile(path));
  // Something else on the same host, such as a page that shows this one in a frame.
  if (!file) return fetch(request);
  const found = await kept.find(file).catch(() => undefined);
  return isolated(found ?? (await fromNetwork(request, file)), request.destination);
}

/** What was let go by the browser, or is kept on its first use, is kept on the way. */
async function fromNetwork(request: Request, file: SiteFile): Promise<Response> {
  const response = await fetch(request);
  if (file.keep !== 'elsewhere' && response.ok) {
    kept.keep(file, response.clone()).catch(() => false);
  }
  return response;
}

/** A file of the build before, for a tab that still shows it. */
async function earlierFile(path: string): Promise<SiteFile | undefined> {
  earlier ??= new Map(
    (await readLists(await caches.open(lists)))
      .filter((list) => list.version !== version)
      .flatMap((list) => list.files)
      .map((file) => [file.path, file]),
  );
  return earlier.get(path);
}

self.addEventListener('message', (event) => {
  // Only our own page can send to this worker.
  const request = event.data as OfflineRequest;
  const reply = (message: OfflineReply) => event.ports[0]?.postMessage(message);
  if (request.type === 'take-over') return event.waitUntil(self.skipWaiting());
  const wanted = wantedWith(request.engines);
  event.waitUntil(
    (async () => {
      const damaged =
        request.type === 'complete' && request.isThorough ? await kept.dropDamaged(wanted) : 0;
      const failed =
        request.type === 'complete'
          ? await fetchMissing(wanted, (done, total) => reply({ type: 'progress', done, total }))
          : null;
      reply({ type: 'done', status: await statusOf(wanted), damaged, failed });
    })(),
  );
});

async function missingOf(list: readonly SiteFile[]): Promise<readonly SiteFile[]> {
  const hashes = await kept.hashes();
  return list.filter(({ sha256 }) => !hashes.has(sha256));
}

/** Gives why it stopped, or null when everything is there. Two at a time: the page itself comes first. */
async function fetchMissing(
  list: readonly SiteFile[],
  onProgress: (done: number, total: number) => void,
): Promise<KeepError['reason'] | null> {
  const queue = [...(await missingOf(list))];
  const total = sizeOf(list);
  let done = total - sizeOf(queue);
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      await kept.fetchAndKeep(file);
      done += file.bytes;
      onProgress(done, total);
    }
  };
  try {
    onProgress(done, total);
    await Promise.all([work(), work()]);
    return null;
  } catch (error) {
    queue.length = 0;
    return error instanceof KeepError ? error.reason : 'space';
  }
}

async function statusOf(wanted: readonly SiteFile[]): Promise<OfflineStatus> {
  const missing = await missingOf(wanted);
  return {
    version,
    files: wanted.length,
    bytes: sizeOf(wanted),
    missingFiles: missing.length,
    missingBytes: sizeOf(missing),
  };
}

function sizeOf(list: readonly SiteFile[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes, 0);
}
