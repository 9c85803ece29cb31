/**
 * Publishing with the switches of the workflow on: its own commands, taken from its own file, make a site of current
 * pages of a wiki, whose visitors may ask that wiki, in a copy of this project. The wiki is a server of this machine
 * that answers as the MediaWiki API does. Then the site is visited.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startWiki } from '#corpus/wikipedia/wiki-server.fixture.ts';
import { findChromium } from '../scripts/find-chromium.mjs';
import { publishingSteps } from './publish/publishing-steps.ts';
import { madeUpPage } from './publish/wiki-pages.ts';
import { copyProject } from './site/copy-project.ts';

/** A wiki on this machine is one that a build may be allowed to ask from 7000 on: see src/search/wiki-host.ts. */
const wikiPort = 7421;

const copy = await copyProject();
const wiki = await startWiki({ port: wikiPort, extractOf: madeUpPage });
const settings = { MASKSEARCH_WIKIPEDIA: 'true', MASKSEARCH_CONNECT_HOSTS: wiki.origin };
try {
  process.exitCode = (await published()) && (await holdsWiki()) && (await visited()) ? 0 : 1;
} finally {
  await wiki.close();
  await rm(copy, { recursive: true, force: true });
}

async function published(): Promise<boolean> {
  for (const { name, script, environment } of publishingSteps(settings)) {
    console.log(`publish: ${name}`);
    const status = await ended('bash', ['-e', '-c', script], copy, {
      ...environment,
      ...{ GITHUB_SERVER_URL: 'https://forge.example', GITHUB_REPOSITORY: 'somebody/a-fork' },
      MASKSEARCH_WIKIPEDIA_API: wiki.api,
    });
    if (status !== 0) {
      console.log(`publish: "${name}" failed with status ${status}.`);
      return false;
    }
  }
  const named = wiki.agents.every((agent) =>
    agent?.includes('https://forge.example/somebody/a-fork'),
  );
  console.log(
    `publish: the wiki was asked ${wiki.requests.length} times${named ? '' : ', at times by nobody known'}.`,
  );
  return named && wiki.requests.length > 0;
}

/** What was built is made of the wiki's pages, and its page may ask that wiki. */
async function holdsWiki(): Promise<boolean> {
  const built = (name: string) => readFile(join(copy, 'dist', name), 'utf8');
  const [en, zh, page] = await Promise.all([
    built('corpus/en/manifest.json'),
    built('corpus/zh/manifest.json'),
    built('index.html'),
  ]);
  const isRight = [en, zh].every((manifest) => manifest.includes(wiki.origin));
  const mayAsk = page.includes(wiki.origin);
  console.log(
    `publish: the corpora ${isRight ? 'are' : 'are not'} the wiki's, the page ${mayAsk ? 'may' : 'may not'} ask it.`,
  );
  return isRight && mayAsk;
}

async function visited(): Promise<boolean> {
  const sitePort = await freePort();
  const site = spawn(process.execPath, ['scripts/serve.mjs', '--port', String(sitePort)], {
    ...{ cwd: copy, stdio: 'ignore' },
  });
  const chromium = await findChromium();
  const config = ['--config', 'soak/publish/playwright.config.ts'];
  const status = await ended('node_modules/.bin/playwright', ['test', ...config], process.cwd(), {
    ...(chromium !== null && { CHROMIUM_PATH: chromium }),
    SITE: `http://localhost:${sitePort}/`,
  });
  site.kill();
  console.log(`publish: the published site ${status === 0 ? 'was' : 'could not be'} visited.`);
  return status === 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The wiki answers in this process, so nothing here may wait without letting it. */
function ended(
  program: string,
  given: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(program, given, {
    ...{ cwd, stdio: 'inherit', env: { ...process.env, ...environment } },
  });
  return new Promise((resolve) => child.on('close', resolve));
}
