/** The Evaluate screen as somebody uses it: start, stop, go on, save. A busy machine may take minutes for a step. */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';

const patience = { timeout: 1_200_000 };
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** `setUp` is what stands behind the question mark of `#/evaluate?`. */
export async function chooseEvaluation(page: Page, setUp: string): Promise<void> {
  const { n } = Object.fromEntries(new URLSearchParams(setUp)) as { readonly n: string };
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/evaluate?${setUp}`);
  const items = page.getByRole('textbox', { name: 'Items' });
  while ((await items.inputValue(patience)) !== n) await wait(50);
}

export async function startEvaluation(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Start|Measure anew)$/u }).click();
}

/** False when it came to its end before. */
export async function reaches(page: Page, percent: number): Promise<boolean> {
  const bar = page.getByRole('progressbar').first();
  const end = page.getByText(/^Finished: /u);
  for (;;) {
    if (await end.isVisible()) return false;
    const isRunning = await page.getByText(/^\d+ of \d+ runs$/u).isVisible();
    if (isRunning && Number(await bar.getAttribute('aria-valuenow')) >= percent) return true;
    await wait(30);
  }
}

/** False when it came to its end before. */
export async function stopEvaluation(page: Page): Promise<boolean> {
  await button(page, 'Stop')
    .click({ timeout: 5000 })
    .catch(() => {});
  return isStopped(page);
}

/** Waits until nothing is played. False when it has come to its end. */
export async function isStopped(page: Page): Promise<boolean> {
  const ended = page.getByText(/^(?:Stopped after|Finished:) /u);
  await ended.waitFor(patience);
  return (await ended.textContent())?.startsWith('Stopped') ?? false;
}

export async function goOn(page: Page): Promise<void> {
  await button(page, 'Go on').click(patience);
}

/** The results, as they are saved to a file. */
export async function savedResults(page: Page): Promise<string> {
  await page.getByText(/^Finished: /u).waitFor(patience);
  const download = page.waitForEvent('download', patience);
  await button(page, 'Everything as JSON').click(patience);
  return readFile(await (await download).path(), 'utf8');
}

/** What must be the same however often an evaluation is interrupted: all but what a clock has measured. */
export function withoutTimes(results: string): string {
  return JSON.stringify(JSON.parse(results), (key, value) =>
    key === 'seconds' || key === 'secondsPerMask' ? undefined : value,
  );
}

/** Deletes everything that the browser keeps of evaluations. */
export async function deleteAll(page: Page): Promise<void> {
  const each = page.getByRole('button', { name: /^Delete /u });
  for (let left = await each.count(); left > 0; left -= 1) {
    await each.first().click();
    while ((await each.count()) >= left) await wait(30);
  }
}
