/** One scene in one look: goes there, does what the scene does, and tells what is wrong. */
import type { Browser, Page } from '@playwright/test';
import { faultsOfPage } from './faults-of-page.ts';
import type { Look } from './looks.ts';
import type { Scene } from './scene.ts';
import { walkByTab } from './walk-by-tab.ts';
import { words } from './words.ts';

/** What the cumulative layout shift metric calls good. */
const mostJump = 0.1;

type Tried = { readonly faults: readonly string[]; readonly jump: number };

export async function tryScene(
  browser: Browser,
  site: string,
  scene: Scene,
  look: Look,
): Promise<Tried> {
  const context = await browser.newContext({
    ...look.options,
    reducedMotion: scene.moves ? 'no-preference' : 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(`error in the page: ${message}`));
  try {
    await openScene(page, site, scene, look);
    const jump = await page.evaluate(jumped);
    return {
      jump,
      faults: [
        ...errors,
        ...(await faultsOfPage(page, look)),
        ...(look.isWalked ? await walkByTab(page) : []),
        ...(jump > mostJump ? [`jumps: layout shift ${jump.toFixed(3)}`] : []),
      ],
    };
  } catch (error) {
    return { jump: 0, faults: [...errors, `did not come about: ${String(error).slice(0, 300)}`] };
  } finally {
    await context.close();
  }
}

export async function openScene(page: Page, site: string, scene: Scene, look: Look): Promise<void> {
  // The compiler names functions by calling this, in functions that run in the page too.
  // A busy machine takes its time, and is no fault of the page.
  page.setDefaultTimeout(120_000);
  await page.addInitScript('globalThis.__name = (f) => f');
  await page.addInitScript(countShifts);
  await page.goto(`${site}${scene.address}`);
  await page.locator('#screen').waitFor();
  await page.waitForFunction(() => document.querySelector('#screen [aria-busy="true"]') === null);
  await scene.act?.(page, words[look.language]);
  // Lets the last transition of the page end.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
}

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
type Jump = { readonly at: number; readonly value: number };

/** Runs in the page, before it. As the metric has it, what follows a click or a key within half a second is an answer, not a jump. */
function countShifts(): void {
  const shifts: Jump[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[])
      if (!entry.hadRecentInput) shifts.push({ at: entry.startTime, value: entry.value });
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * Runs in the page: the cumulative layout shift, the largest sum of shifts with less than a second between two of them
 * and at most five in all (web.dev/articles/cls).
 */
function jumped(): number {
  const { shifts } = window as unknown as { readonly shifts: readonly Jump[] };
  let [largest, sum, first, last] = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at, value } of shifts) {
    if (at - last >= 1000 || at - first >= 5000) [sum, first] = [0, at];
    [sum, last] = [sum + value, at];
    largest = Math.max(largest, sum);
  }
  return largest;
}
