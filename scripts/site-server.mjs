// Serves the built site. `npm start`, the end-to-end tests and `node scripts/serve.mjs` use this same server.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import compression from 'compression';
import sirv from 'sirv';
import { root } from './run-node.mjs';

/** Types that the file server does not know. */
const types = {
  data: 'application/octet-stream',
  ico: 'image/x-icon',
  jsonl: 'application/jsonl; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  onnx: 'application/octet-stream',
  txt: 'text/plain; charset=utf-8',
};

/**
 * Serves `dist`, or `folder`, on this machine only, or on `host`. Resolves with the addresses to open; rejects with a plain
 * sentence when the port is taken.
 */
export async function serveSite({ port, host, folder = `${root}dist` }) {
  const local = host === undefined;
  // Browsers turn "localhost" into either of the two.
  const places = local ? ['127.0.0.1', '::1'] : [host];
  for (const place of places) {
    try {
      await listen(port, place, folder);
    } catch (error) {
      if (place === '::1' && error.code !== 'EADDRINUSE') continue;
      throw new Error(explain(error, port, place));
    }
  }
  return addresses(port, host);
}

/**
 * Files are looked up at each request (sirv's `dev`), so that a build while the server runs is shown. Names in
 * `assets/` carry a hash of the content; everything else is asked for again, which an ETag keeps cheap.
 */
function listen(port, host, folder) {
  const rules = headerRules();
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      const hashed = path.startsWith('/assets/');
      response.setHeader(
        'Cache-Control',
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      for (const { matches, headers } of rules) {
        if (matches(path)) for (const header of headers) response.setHeader(...header);
      }
      const type = types[path.split('.').at(-1)];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  const packed = compression({ filter: isText });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405);
    packed(request, response, () => files(request, response, () => answer(response, 404)));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** Text is packed on its way, as every public host does: on a school's slow network it arrives three times as fast. */
function isText(request, response) {
  const type = String(response.getHeader('Content-Type'));
  return compression.filter(request, response) || type.startsWith('application/jsonl');
}

/** The headers of the site, as the build has written them for hosts that read such a file: here they are put to the test. */
function headerRules() {
  const file = `${root}dist/_headers`;
  if (!existsSync(file)) return [];
  const blocks = readFileSync(file, 'utf8')
    .trim()
    .split(/\n(?=\S)/u);
  return blocks.map((block) => {
    const [pattern, ...lines] = block.trim().split(/\n\s+/u);
    const isPrefix = pattern.endsWith('*');
    const start = pattern.replace(/\*$/u, '');
    return {
      matches: (path) => (isPrefix ? path.startsWith(start) : path === start),
      headers: lines.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at), line.slice(at + 1).trim()];
      }),
    };
  });
}

function answer(response, status) {
  const text = status === 404 ? 'There is no such file.' : 'Only GET and HEAD are served.';
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

function explain({ code, message }, port, host) {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: stop the program that uses it, or choose another with --port N.`;
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights: choose one above 1023 with --port N.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This machine has no address "${host}": leave --host without a value for all of them.`;
  }
  return `The site can't be served on port ${port}: ${message}.`;
}

function addresses(port, host) {
  if (host === undefined) return [`http://localhost:${port}`];
  if (host !== '0.0.0.0' && host !== '::')
    return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  const own = Object.values(networkInterfaces())
    .flat()
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return [`http://localhost:${port}`, ...own];
}
