/**
 * The bundled engine in a real Chromium against the same session driven as a general pipeline drives it: the same
 * weights, transcripts and number of greedy tokens, in turns, in one page. What the two write has to be the same.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import sirv from 'sirv';
import { z } from 'zod';
import { projectRoot } from '#cli/corpus-folder.ts';
import { readPolicyManifest } from '#policies/bundled/open-policy.ts';
import { filesOf } from '#policies/bundled/policy-manifest.ts';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { rounded } from '../quantile.ts';
import { buildPage } from './build-page.ts';

const runs = 3;
const minutes = 15;

const played = z.object({
  tokens: z.array(z.array(z.number())),
  ms: z.number(),
  decodeMs: z.number(),
});
const reported = z.looseObject({ step: z.string() });

export async function benchEngine(): Promise<object> {
  const folder = policyFolder();
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const manifest = await readPolicyManifest(read);
  const out = await mkdtemp(join(tmpdir(), 'masksearch-engine-'));
  try {
    const threads = Math.min(4, cpus().length);
    const page = { policy: folder, out, device: 'cpu', runs, plain: true };
    const result: Record<string, object> = {};
    for (const [name, count] of [
      ['oneThread', 1],
      ['threads', threads],
    ] as const) {
      await buildPage({ ...page, threads: count });
      result[name] = figuresOf(await reportsOf(out));
    }
    const bytes = filesOf(manifest, 'cpu')?.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
    return {
      ...result['threads'],
      policy: manifest.id,
      megabytes: rounded(bytes / 1e6),
      threadsUsed: threads,
      oneThread: result['oneThread'],
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The weights that ship, or the tiny ones of the tests: their ratios say less, because a pass costs them nothing. */
function policyFolder(): string {
  const named = process.env['MASKSEARCH_POLICY'];
  const folders = [named, 'public/policy', 'tests/tiny-policy'].flatMap((folder) =>
    folder ? [join(folder.startsWith('/') ? '' : projectRoot, folder)] : [],
  );
  const found = folders.find((folder) => existsSync(join(folder, 'manifest.json')));
  if (!found) throw new Error('There is no policy to measure: name a folder in MASKSEARCH_POLICY.');
  return found;
}

async function reportsOf(folder: string): Promise<z.infer<typeof reported>[]> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium could be found: set CHROMIUM_PATH.');
  const files = sirv(folder, {
    setHeaders: (response) => {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    },
  });
  const server = createServer((request, response) => {
    if (request.method === 'POST') response.writeHead(204).end();
    else files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const reports: z.infer<typeof reported>[] = [];
    const done = page.waitForRequest(
      (request) => {
        if (request.method() !== 'POST') return false;
        const report = reported.parse(request.postDataJSON());
        reports.push(report);
        return report.step === 'done';
      },
      { timeout: minutes * 60_000 },
    );
    await page.goto(`http://127.0.0.1:${port}/`);
    await done;
    const failed = reports.find(({ step }) => step === 'failed');
    if (failed) throw new Error(`The engine failed in the page: ${failed['message']}`);
    return reports;
  } finally {
    await browser.close();
    server.close();
  }
}

function figuresOf(reports: readonly z.infer<typeof reported>[]) {
  const all = (step: string) =>
    reports.filter((report) => report.step === step).map((report) => played.parse(report));
  const [ours, plain] = [all('ours'), all('plain')];
  const written = (list: typeof ours) => list.map(({ tokens }) => tokens);
  const same = JSON.stringify(written(ours)) === JSON.stringify(written(plain));
  const sum = (list: typeof ours, key: 'ms' | 'decodeMs') =>
    list.reduce((total, one) => total + one[key], 0);
  const later = ours.flatMap(({ tokens }) => tokens).reduce((n, turn) => n + turn.length - 1, 0);
  const rates = reports.find(({ step }) => step === 'rates') ?? {};
  return {
    runRatioToBestStock: rounded(sum(plain, 'ms') / sum(ours, 'ms')),
    decodeRatioToBestStock: rounded(sum(plain, 'decodeMs') / sum(ours, 'decodeMs')),
    sameTokens: same,
    secondsPerRun: rounded(sum(ours, 'ms') / 1000 / ours.length),
    secondsPerRunPlain: rounded(sum(plain, 'ms') / 1000 / plain.length),
    decodeRate: rounded((1000 * later) / sum(ours, 'decodeMs')),
    decodeRatePlain: rounded((1000 * later) / sum(plain, 'decodeMs')),
    ...Object.fromEntries(
      Object.entries(rates).flatMap(([key, value]) =>
        typeof value === 'number' ? [[key, rounded(value)]] : [],
      ),
    ),
  };
}
