// npm start: installs what is missing, builds what has changed and serves the site.
import { spawn } from 'node:child_process';
import { optionsOf, portOf } from './arguments.mjs';
import { installDependencies } from './install-dependencies.mjs';

const usage = `Usage: npm start -- [options]

Serves the site on http://localhost:4173.

  --port N        another port
  --host [NAME]   for other devices too: on every address of this machine, or on one
  --open          open the site in the browser`;

const {
  port = '4173',
  host,
  open,
} = optionsOf(
  withHostValue(process.argv.slice(2)),
  { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' } },
  usage,
);
const number = portOf(port);
installDependencies();
// These need the packages.
const { buildSite } = await import('./build-site.mjs');
const { serveSite } = await import('./site-server.mjs');
if (!buildSite({ onlyIfChanged: true })) {
  console.error('The site could not be built: the lines above say why.');
  process.exit(1);
}
try {
  const addresses = await serveSite({ port: number, host });
  console.log(`MaskSearch is on ${addresses.join(' and on ')} (Ctrl+C stops it)`);
  if (open) openInBrowser(addresses[0]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

/** `--host` alone means every address. */
function withHostValue(args) {
  return args.map((arg, at) => {
    const next = args[at + 1];
    return arg === '--host' && (next === undefined || next.startsWith('--'))
      ? '--host=0.0.0.0'
      : arg;
  });
}

function openInBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform] ?? ['xdg-open', address];
  const opened = spawn(command, args, { stdio: 'ignore', detached: true });
  opened.on('error', () => console.error(`No browser could be opened: go to ${address} yourself.`));
  opened.unref();
}
