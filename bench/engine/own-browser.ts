/** A Chromium of its own for one engine, on a port of its own: its memory and what it fetches are its own too. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import sirv from 'sirv';

export type OwnBrowser = {
  readonly page: Page;
  /** Bytes that the page and its workers have fetched. */
  readonly fetchedBytes: () => number;
  /** Resident memory of the page's process in MB, now and at the most; null where the system does not tell. */
  readonly memory: () => Promise<{ readonly now: number; readonly peak: number } | null>;
  readonly close: () => Promise<void>;
};

export async function ownBrowser(
  folder: string,
  file: string,
  executablePath: string,
): Promise<OwnBrowser> {
  let bytes = 0;
  const files = sirv(folder, {
    setHeaders: (response) => {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    },
  });
  const server = createServer((request, response) => {
    response.on('finish', () => {
      bytes += Number(response.getHeader('content-length') ?? 0);
    });
    files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/${file}`);
  await page.waitForFunction('globalThis.engineBench !== undefined');
  const session = await browser.newBrowserCDPSession();
  return {
    page,
    fetchedBytes: () => bytes,
    memory: async () => {
      // A browser that has crashed has none.
      const told = await session.send('SystemInfo.getProcessInfo').catch(() => null);
      const processInfo = told?.processInfo ?? [];
      const renderers = processInfo.filter(({ type }) => type === 'renderer');
      const all = await Promise.all(renderers.map(({ id }) => memoryOf(id)));
      const known = all.filter((one) => one !== null);
      return known.sort((a, b) => b.peak - a.peak)[0] ?? null;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** From Linux's /proc. */
async function memoryOf(id: number) {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => null);
  if (status === null) return null;
  const megabytes = (key: string) =>
    Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1]) / 1024;
  return { now: Math.round(megabytes('VmRSS')), peak: Math.round(megabytes('VmHWM')) };
}
