// npm run kit: the whole site as one zip for a classroom without network, with scripts that start it and notes for teachers.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
// These need the packages.
const { buildSite } = await import('./build-site.mjs');
const { kitZip } = await import('./kit-zip.mjs.mts');
const { root } = await import('./run-node.mjs');

if (!buildSite({ onlyIfChanged: true }) || !existsSync(`${root}dist/index.html`)) process.exit(1);
const zip = kitZip(`${root}dist`);
mkdirSync(`${root}kit`, { recursive: true });
const path = `${root}kit/masksearch.zip`;
writeFileSync(path, zip);
console.log(
  `kit/masksearch.zip, ${(zip.length / 1e6).toFixed(1)} MB: unpack it, read "teachers.en.md" or "teachers.zh.md".`,
);
