/** npm run licences: writes THIRD_PARTY.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LockFile, thirdParty } from './third-party.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// npm writes this file.
const lock = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as LockFile;
writeFileSync(`${root}THIRD_PARTY.md`, thirdParty(lock));
