// npm run lighthouse: Lighthouse over the built site, on four screens, as a phone on a slow line and as a desktop.
//
// Lighthouse brings some 200 packages and 185 MB, so it is no devDependency: it is fetched when this
// runs, in this version, into .cache. Newer ones need a newer Node than the oldest that the project supports.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { optionsOf, portOf } from './arguments.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { root } from './run-node.mjs';

const version = '12.8.2';
const folder = `${root}.cache/lighthouse`;
const program = `${folder}/node_modules/lighthouse/cli/index.js`;
/** At least these, of 100. */
const least = { accessibility: 100, 'best-practices': 100, performance: 95 };

const usage = `Usage: npm run lighthouse -- [options]

Measures the built site and ends with status 1 where a score is too low.

  --screens A,B   these screens (default fill,learn,corpus,train)
  --port N        the port to serve at (default 4183)`;

const { screens = 'fill,learn,corpus,train', port = '4183' } = optionsOf(
  process.argv.slice(2),
  { screens: { type: 'string' }, port: { type: 'string' } },
  usage,
);

installDependencies();
const { buildSite } = await import('./build-site.mjs');
const { findChromium } = await import('./find-chromium.mjs');
const { serveSite } = await import('./site-server.mjs');
if (!buildSite({ onlyIfChanged: true })) process.exit(1);
fetchLighthouse();
const chromium = await findChromium();
await serveSite({ port: portOf(port) });

let isLow = false;
for (const screen of screens.split(',')) {
  for (const device of ['mobile', 'desktop']) {
    const scores = await measure(screen, device);
    const shown = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
    console.log(`${screen.padEnd(8)} ${device.padEnd(8)} ${shown.join(', ')}`);
    isLow ||= Object.entries(least).some(([name, score]) => !(scores[name] >= score));
  }
}
process.exit(isLow ? 1 : 0);

function fetchLighthouse() {
  if (existsSync(program)) return;
  mkdirSync(folder, { recursive: true });
  console.log(`Fetching Lighthouse ${version} into .cache…`);
  const given = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', [...given, `lighthouse@${version}`], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Scores from 0 to 100 by category. */
async function measure(screen, device) {
  const address = screen === 'fill' ? '' : `#/${screen}`;
  const report = `${folder}/${screen}-${device}.json`;
  const given = [
    `http://localhost:${port}/${address}`,
    ...['--output=json', `--output-path=${report}`, '--quiet', '--no-enable-error-reporting'],
    `--only-categories=${Object.keys(least).join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
    ...(device === 'desktop' ? ['--preset=desktop'] : []),
  ];
  const status = await new Promise((resolve) => {
    const environment = { ...process.env, ...(chromium !== null && { CHROME_PATH: chromium }) };
    spawn(process.execPath, [program, ...given], { stdio: 'inherit', env: environment }).once(
      'exit',
      resolve,
    );
  });
  if (status !== 0) return {};
  const { categories } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
  );
}
