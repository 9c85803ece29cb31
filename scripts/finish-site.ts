/**
 * Runs after vite: lists the files of `dist` with their hashes in `site-files.json`, and builds the service worker
 * with that list inside. The worker is one file without imports: browsers that know no modules in service workers
 * take it too, and a new list is a new worker.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build } from 'vite';
import { keepOf, type SiteFile, type SiteFiles } from '#offline/site-files.ts';

const folder = 'dist';
/** Read by hosts, or made here: no part of the page. */
const apart = new Set([
  '_headers',
  'service-worker.js',
  'site-files.json',
  'sbom.json',
  '.nojekyll',
]);

const site = listFiles();
writeFileSync(join(folder, 'site-files.json'), `${JSON.stringify(site, null, 1)}\n`);
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  define: { __SITE_FILES__: JSON.stringify(site) },
  build: {
    target: 'es2023',
    outDir: folder,
    emptyOutDir: false,
    lib: { entry: 'src/offline/service-worker.ts', formats: ['iife'], name: 'serviceWorker' },
    rolldownOptions: { output: { entryFileNames: 'service-worker.js' } },
  },
});

function listFiles(): SiteFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.split(sep).join('/'))
    .filter((path) => !apart.has(path))
    .sort()
    .map((path): SiteFile => {
      const content = readFileSync(join(folder, path));
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { path, bytes: content.length, sha256, keep: keepOf(path, content.length) };
    });
  const all = files.map(({ path, sha256 }) => `${path} ${sha256}\n`).join('');
  return { version: createHash('sha256').update(all).digest('hex').slice(0, 16), files };
}
