// Finds a Chromium for the end-to-end tests, or installs one.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-node.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium that starts, or null when none is there and none can be installed. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (starts(given)) return given;
    console.error(`CHROMIUM_PATH is ${given}, and no Chromium starts there: another is used.`);
  }
  return onPath() ?? (await playwrights()) ?? installedByApt() ?? (await installedByPlaywright());
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null;
}

/** On Ubuntu the package may be a stub that needs snap: then this gives null and Playwright's own is taken. */
function installedByApt() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !/^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(osRelease())) return null;
  console.error('Installing Chromium and a Chinese font (once) …');
  const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  for (const args of [['update'], install]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) return null;
  }
  return onPath();
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

async function installedByPlaywright() {
  console.error('Downloading a Chromium (once) …');
  return runProgram('playwright', ['install', 'chromium']) ? playwrights() : null;
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : null;
}

function starts(path) {
  const { status } = spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 });
  return status === 0;
}
