/**
 * The built site on a server of a test's own, which can change, damage, delay or lose files, sit in a folder of its
 * host, send no headers, and go away.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Buffer;
};

export type OwnSite = {
  /** Ends in "/". */
  readonly url: string;
  readonly port: number;
  /** Files by path, in place of the built ones. A function answers by itself, or never. */
  readonly changed: Map<string, Answer | ((response: ServerResponse) => void)>;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** No connection is taken any more, and those that are open break. */
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
};

type Options = {
  /** The folder of the site on its host, such as "/a/b/". */
  readonly folder?: string;
  /** A name that the browser maps to this machine. */
  readonly host?: string;
};

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
  json: 'application/json',
  jsonl: 'application/jsonl',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
};

export async function ownSite({
  folder = '/',
  host = 'localhost',
}: Options = {}): Promise<OwnSite> {
  const changed: OwnSite['changed'] = new Map();
  const asked: string[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (!pathname.startsWith(folder)) return send(response, { status: 404, body: 'Not here.' });
    const path = pathname.slice(folder.length) || 'index.html';
    asked.push(path);
    const change = changed.get(path);
    if (typeof change === 'function') return change(response);
    const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    if (change) return send(response, { type, ...change });
    const built = `dist/${path}`;
    if (!existsSync(built) || !statSync(built).isFile())
      return send(response, { status: 404, body: 'Not here.' });
    send(response, { type, body: readFileSync(built) });
  };

  let server = createServer(answer);
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen(0);

  return {
    url: `http://${host}:${port}${folder}`,
    port,
    changed,
    asked,
    goAway: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    comeBack: async () => {
      server = createServer(answer);
      await listen(port);
    },
  };
}

function send(response: ServerResponse, { status = 200, type = 'text/plain', body }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  response.end(body);
}

/** A newer build: the same files but for the title of the page, and a service worker that knows it. */
export function newerBuild(site: OwnSite, title: string): void {
  const page = readFileSync('dist/index.html', 'utf8').replace(
    /<title>.*?<\/title>/u,
    `<title>${title}</title>`,
  );
  replaceKept(site, 'index.html', Buffer.from(page), `${title.length}`.padStart(16, '0'));
}

/** A tiny model in the place of the trained one, known to the service worker. */
export function tinyPolicy(site: OwnSite): void {
  const folder = 'tests/tiny-policy/';
  for (const name of readdirSync(folder))
    site.changed.set(`policy/${name}`, { body: readFileSync(folder + name) });
  replaceKept(site, 'policy/manifest.json', readFileSync(`${folder}manifest.json`), 'tiny');
}

/** Other bytes for a file that the service worker keeps, and a worker of another version that expects them. */
function replaceKept({ changed }: OwnSite, path: string, body: Buffer, version: string): void {
  const list = JSON.parse(readFileSync('dist/site-files.json', 'utf8')) as SiteFiles;
  const old = list.files.find((file) => file.path === path);
  if (!old) throw new Error(`The site has no ${path}.`);
  const worker = readFileSync('dist/service-worker.js', 'utf8')
    .replaceAll(old.sha256, createHash('sha256').update(body).digest('hex'))
    .replaceAll(list.version, version)
    .replace(
      new RegExp(`(${path.replaceAll('.', '\\.')}[^}]*?bytes:)${old.bytes}`, 'u'),
      `$1${body.length}`,
    );
  changed.set(path, { body });
  changed.set('service-worker.js', { body: worker });
}

type SiteFiles = {
  readonly version: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
};
