/** No accessibility violation that axe can find, in the state that the page is in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to the page's Window.
  interface Window {
    readonly axe: { run: () => Promise<AxeResults> };
  }
}

export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator('main')).toBeVisible();
  await page.evaluate(settled);
  // Not as a script tag: the page's own policy forbids inline scripts.
  await page.evaluate(script);
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  expect(found).toEqual([]);
}

/** Runs in the page: what fades in has come, since a text that is half there has too little contrast. */
async function settled(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.all(ending.map((animation) => animation.finished.catch(() => {})));
}
