// Builds the site into `dist`: the files it fetches (prepare.ts), the pages (vite), the service worker (finish-site.ts).
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, runProgram, runTypeScript } from './run-node.mjs';

/** Everything that a build depends on. */
const inputs = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/finish-site.ts',
  'scripts/site-headers.ts',
  'scripts/site-headers-plugin.ts',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = `${root}.cache/build-stamp`;

/** False when a step failed; its output says why. */
export function buildSite({ onlyIfChanged }) {
  if (!prepare()) return false;
  if (onlyIfChanged && isUpToDate()) return true;
  rmSync(stampFile, { force: true });
  if (!runProgram('vite', ['build'])) return false;
  if (runTypeScript('scripts/finish-site.ts') !== 0) return false;
  mkdirSync(`${root}.cache`, { recursive: true });
  writeFileSync(stampFile, stampOf(inputs));
  return true;
}

/** Makes what the pages fetch: see prepare.ts. */
export function prepare() {
  return runTypeScript('scripts/prepare.ts') === 0;
}

function isUpToDate() {
  if (!existsSync(`${root}dist/index.html`) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === stampOf(inputs);
}

/** A hash over names, sizes and times of change: a changed, added or removed file gives another. */
function stampOf(paths) {
  const hash = createHash('sha256').update(process.env['MASKSEARCH_CONNECT_HOSTS'] ?? '');
  const add = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    } else if (stats) hash.update(`${path}\n${stats.size}\n${stats.mtimeMs}\n`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
