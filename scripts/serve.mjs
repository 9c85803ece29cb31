// Serves what stands in `dist`, without building: for the end-to-end tests.
import { existsSync } from 'node:fs';
import { optionsOf, portOf, refuse } from './arguments.mjs';
import { root } from './run-node.mjs';
import { serveSite } from './site-server.mjs';

const { port = '4173' } = optionsOf(
  process.argv.slice(2),
  { port: { type: 'string' } },
  'Usage: node scripts/serve.mjs [--port N]',
);
if (!existsSync(`${root}dist/index.html`))
  refuse('There is no built site: run "npm run build" first.');
try {
  console.log((await serveSite({ port: portOf(port) })).join('\n'));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
