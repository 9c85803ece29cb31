/** Writes the kit of the built site; `npm run kit` builds first. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { kitZip } from './kit-zip.ts';

const zip = kitZip('dist');
mkdirSync('kit', { recursive: true });
writeFileSync('kit/masksearch.zip', zip);
console.log(
  `kit/masksearch.zip, ${(zip.length / 1e6).toFixed(1)} MB: unpack it, read "teachers.en.md" or "teachers.zh.md".`,
);
