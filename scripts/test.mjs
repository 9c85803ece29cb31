// npm test: everything that continuous integration runs. Ends with one line `N passed, N failed`.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { installPackages } from './install-dependencies.mjs';

const stages = installPackages() ? await everything() : [];
if (stages.length === 0) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const { runStages } = await import('./stages.mjs');
process.exit(await runStages(stages));

async function everything() {
  // These need the packages.
  const { browserTests, check, commandTests, couldNotRun, lint, types, unitTests } = await import(
    './stages.mjs'
  );
  const { buildSite } = await import('./build-site.mjs');
  const { findChromium } = await import('./find-chromium.mjs');
  const { root } = await import('./run-node.mjs');
  let built = false;
  return [
    ['lint', lint],
    ['types', types],
    ['unit tests', unitTests],
    ['command tests', commandTests],
    [
      'build',
      () => {
        built = buildSite({ onlyIfChanged: false });
        return check(built);
      },
    ],
    ...(existsSync(`${root}e2e`) ? [['browser tests', inBrowser]] : []),
  ];

  async function inBrowser() {
    if (!built) return couldNotRun('The browser tests need the site, which could not be built.');
    const chromium = await findChromium();
    if (chromium) return browserTests({ chromium, port: await freePort() });
    return couldNotRun(
      'No Chromium could be found or installed: set CHROMIUM_PATH, or connect to the network.',
    );
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
