/** What held for the site as it is built now, so that a matrix that was cut off goes on where it was. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';

const folder = '.cache/soak-matrix';

/** One file for each build: the page names all its code by hashes of the content. */
function file(): string {
  const page = readFileSync('dist/index.html');
  const build = createHash('sha256').update(page).digest('hex').slice(0, 16);
  mkdirSync(folder, { recursive: true });
  return `${folder}/${build}.txt`;
}

export function heldBefore(): ReadonlySet<string> {
  const path = file();
  return new Set(existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []);
}

export function keepHeld(name: string): void {
  appendFileSync(file(), `${name}\n`);
}
