/**
 * The same search where visitors meet it: the built worker in a real Chromium, each query timed from the page,
 * so that the message both ways counts. Speaks the worker's rpc (src/lib/rpc.ts).
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { projectRoot } from '#cli/corpus-folder.ts';

export type PageSearch = {
  /** From the worker's start until the corpus is fetched, verified and indexed. */
  readonly openMs: number;
  /** Milliseconds of each query, in order. */
  readonly queryMs: readonly number[];
};

/** Needs the built site at the address and its folder `dist`. */
export async function searchInPage(
  address: string,
  executablePath: string,
  queries: readonly string[],
  limit: number,
): Promise<PageSearch> {
  const assets = await readdir(join(projectRoot, 'dist', 'assets'));
  const worker = assets.find((name) => /^search\.worker-.*\.js$/u.test(name));
  if (!worker) throw new Error('The site is not built: run npm run build.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    // The TypeScript runner names functions by a helper of its own, which the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.goto(address);
    return await page.evaluate(measure, { worker: `assets/${worker}`, queries, limit });
  } finally {
    await browser.close();
  }
}

type Work = {
  readonly worker: string;
  readonly queries: readonly string[];
  readonly limit: number;
};

/** Runs in the page. */
async function measure({ worker: path, queries, limit }: Work): Promise<PageSearch> {
  const began = performance.now();
  const worker = new Worker(new URL(path, document.baseURI), { type: 'module' });
  const ask = (id: number, method: string, argument: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      worker.addEventListener('message', function listen({ data }: MessageEvent) {
        if (data.id !== id || 'progress' in data) return;
        worker.removeEventListener('message', listen);
        if ('error' in data) reject(new Error(data.error.message));
        else resolve(data.value);
      });
      worker.postMessage({ id, method, argument });
    });
  await ask(0, 'open', { url: new URL('corpus/en/', document.baseURI).href });
  const openMs = performance.now() - began;
  const queryMs: number[] = [];
  for (const [index, query] of queries.entries()) {
    const asked = performance.now();
    await ask(index + 1, 'search', { corpusId: 'bundled-en', query, limit, withhold: [] });
    queryMs.push(performance.now() - asked);
  }
  worker.terminate();
  return { openMs, queryMs };
}
