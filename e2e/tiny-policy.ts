/** Lets a page find a tiny policy where the trained one would ship, file by file, or damaged. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page, Worker } from '@playwright/test';

const folder = fileURLToPath(new URL('../tests/tiny-policy/', import.meta.url));

/** `change` may return other bytes for a file, or null for one that is not there. */
export async function serveTinyPolicy(
  page: Page,
  change: (name: string, bytes: Buffer) => Buffer | null = (_, bytes) => bytes,
): Promise<void> {
  await page.context().route('**/policy/**', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    const bytes = change(name, await readFile(`${folder}${name}`));
    if (bytes === null) return route.fulfill({ status: 404, body: 'Not found' });
    const contentType = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    return route.fulfill({ body: bytes, contentType });
  });
}

export function engineOf(page: Page): Worker | undefined {
  return page.workers().find((worker) => worker.url().includes('engine'));
}

/** Runs something in the engine's worker before its own code: in every one, or in the first only. */
export async function inEngine(
  page: Page,
  which: 'always' | 'first',
  act: () => void,
): Promise<void> {
  const times = which === 'first' ? { times: 1 } : {};
  await page.context().route(
    '**/assets/engine.worker-*.js',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${act})();\n${await response.text()}` });
    },
    times,
  );
}
