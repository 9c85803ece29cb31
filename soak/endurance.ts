/**
 * Five hundred live runs in one page: memory, workers, nodes and listeners at the end are those after a tenth of them.
 * SOAK_RUNS sets another number.
 */
import type { Page } from '@playwright/test';
import { serveSite } from '../scripts/site-server.mjs';
import {
  figuresInWords,
  launchMeasured,
  type PageFigures,
  pageFigures,
} from './browser/page-figures.ts';

const runs = Number(process.env['SOAK_RUNS'] ?? 500);
const warmUp = Math.max(10, Math.round(runs / 10));
const mostGrowth = 0.1;
const port = 4181;

await serveSite({ port, host: undefined });
const browser = await launchMeasured();
const page = await browser.newPage({ reducedMotion: 'reduce', serviceWorkers: 'block' });
const session = await page.context().newCDPSession(page);
await page.goto(`http://localhost:${port}/`);

const began = performance.now();
let first: PageFigures | null = null;
let last: PageFigures | null = null;
for (let run = 1; run <= runs; run += 1) {
  await runOnce(page, run);
  if (run !== warmUp && run !== runs && run % Math.max(1, Math.round(runs / 5)) !== 0) continue;
  last = await pageFigures(page, session);
  first ??= last;
  console.log(`after ${run} runs: ${figuresInWords(last)}`);
}
await browser.close();

const growth = first && last ? last.bytes / first.bytes - 1 : Number.NaN;
const newWorkers = first && last ? last.workers - first.workers : Number.NaN;
const seconds = (performance.now() - began) / 1000;
console.log(
  `endurance: ${runs} runs in ${seconds.toFixed(0)} s, memory ${(growth * 100).toFixed(1)} % above that after ${warmUp} runs, ${newWorkers} workers more`,
);
process.exit(growth <= mostGrowth && newWorkers <= 0 ? 0 : 1);

/** Another exercise every ten runs, another way to search every thirty. */
async function runOnce(on: Page, run: number): Promise<void> {
  if (run % 10 === 1) {
    const exercise = `ex-${String(1 + (Math.floor(run / 10) % 40)).padStart(3, '0')}`;
    const policy = run % 30 === 1 ? 'rag:baseline' : 'baseline';
    await on.goto(
      `http://localhost:${port}/#v=1&corpus=bundled-en&policy=${policy}&seed=1&hits=3&exercise=${exercise}`,
    );
    await on.getByRole('button', { name: 'Run it live' }).click();
  } else {
    await on.getByRole('button', { name: 'Run again' }).click();
  }
  await on.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
}
