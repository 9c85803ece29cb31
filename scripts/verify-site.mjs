// npm run verify: compares every file of a built site with the list that its build wrote, hash by hash. Of `dist`, or of
// a site on a host: `npm run verify -- --url https://example.org/masksearch/`.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { optionsOf, refuse } from './arguments.mjs';
import { root } from './run-node.mjs';

const usage = `Usage: npm run verify -- [--url ADDRESS]

Compares every file of the built site with site-files.json, the list of its build.

  --url ADDRESS   a site on a host, instead of dist`;
const { url } = optionsOf(process.argv.slice(2), { url: { type: 'string' } }, usage);
if (url !== undefined && !URL.canParse(url)) refuse(`--url takes an address, not "${url}".`);

const list = await read('site-files.json').catch(() =>
  refuse(
    url
      ? `${url} has no site-files.json: is it the folder of the site?`
      : 'There is no built site: run "npm run build" first.',
  ),
);
const { version, files } = JSON.parse(list);
let wrong = 0;
for (const { path, sha256 } of files) {
  const found = await read(path).then(
    (content) => createHash('sha256').update(content).digest('hex'),
    () => null,
  );
  if (found === sha256) continue;
  wrong += 1;
  console.error(`${path}: ${found === null ? 'is missing' : 'is not the file of the build'}`);
}
console.log(
  `${files.length - wrong} of ${files.length} files are those of build ${version}${wrong > 0 ? `, ${wrong} are not` : ''}`,
);
process.exit(wrong > 0 ? 1 : 0);

async function read(path) {
  if (url === undefined) return readFile(`${root}dist/${path}`);
  const response = await fetch(new URL(path, url.endsWith('/') ? url : `${url}/`));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
