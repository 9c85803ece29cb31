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
/**
 * A phone is a desktop slowed down, and Lighthouse's fourfold is meant for a fast one (an index of 1,750). Slower machines are
 * to be calibrated (its docs/throttling.md): so that the slowed machine has the index that a fast one has then.
 */
const phoneIndex = 1750 / 4;
/** At least these, of 100. */
const least = { accessibility: 100, 'best-practices': 100, performance: 95 };

const usage = `Usage: npm run lighthouse -- [options]

Measures the built site and ends with status 1 where a score is too low.

  --screens A,B   these screens (default fill,learn,corpus,train)
  --runs N        runs of each, of which the one with the median performance counts (default 3)
  --port N        the port to serve at (default 4183)`;

const {
  screens = 'fill,learn,corpus,train',
  runs = '3',
  port = '4183',
} = optionsOf(
  process.argv.slice(2),
  { screens: { type: 'string' }, runs: { type: 'string' }, port: { type: 'string' } },
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
    const { scores, index, slowdown, all } = await medianOf(screen, device);
    const shown = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
    const machine = `index ${index}, slowed ${slowdown} times, performance of all runs ${all}`;
    console.log(`${screen.padEnd(8)} ${device.padEnd(8)} ${shown.join(', ')} (${machine})`);
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

/** The run with the median performance; each phone is as slow as the machine was fast in the run before. */
async function medianOf(screen, device) {
  const measured = [];
  let slowdown = device === 'desktop' ? 1 : 4;
  // The first run of a phone tells how fast the machine is, and doesn't count.
  for (let run = device === 'desktop' ? 1 : 0; run <= Number(runs); run += 1) {
    // At times it fails to record a trace, and says so.
    let one = await measure(screen, device, slowdown);
    if (Number.isNaN(one.index)) one = await measure(screen, device, slowdown);
    if (run > 0) measured.push({ ...one, slowdown });
    if (device !== 'desktop')
      slowdown = Math.min(4, Math.max(1, Number((one.index / phoneIndex).toFixed(1))));
  }
  measured.sort((a, b) => a.scores.performance - b.scores.performance);
  const all = measured.map(({ scores }) => scores.performance).join(' ');
  return { ...measured[Math.floor(measured.length / 2)], all };
}

/** Scores from 0 to 100 by category, and Lighthouse's index of the machine's speed. */
async function measure(screen, device, slowdown) {
  const address = screen === 'fill' ? '' : `#/${screen}`;
  const report = `${folder}/${screen}-${device}.json`;
  const given = [
    `http://localhost:${port}/${address}`,
    ...['--output=json', `--output-path=${report}`, '--quiet', '--no-enable-error-reporting'],
    `--only-categories=${Object.keys(least).join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
    ...(device === 'desktop'
      ? ['--preset=desktop']
      : [`--throttling.cpuSlowdownMultiplier=${slowdown}`]),
  ];
  const status = await new Promise((resolve) => {
    const environment = { ...process.env, ...(chromium !== null && { CHROME_PATH: chromium }) };
    spawn(process.execPath, [program, ...given], { stdio: 'inherit', env: environment }).once(
      'exit',
      resolve,
    );
  });
  if (status !== 0) return { scores: {}, index: Number.NaN };
  const { categories, environment } = JSON.parse(readFileSync(report, 'utf8'));
  const scores = Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
  );
  return { scores, index: Math.round(environment.benchmarkIndex) };
}
