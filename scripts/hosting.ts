/** npm run hosting: writes the snippets of docs/hosting.md anew from the headers of the site. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hostingPage } from './site-headers.ts';

const path = fileURLToPath(new URL('../docs/hosting.md', import.meta.url));
writeFileSync(path, hostingPage(readFileSync(path, 'utf8')));
