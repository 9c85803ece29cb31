import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { serveTinyPolicy } from './tiny-policy.ts';

/** The engine's WebAssembly is compiled first, and the self-test runs: more than the half minute that other tests have. */
/** A tiny model stands where the trained one ships: what it writes is poor, how it gets there is the same. */
async function chooseModel(page: Page, name = /The trained model/u) {
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

const engineState = (page: Page) => page.getByRole('group', { name: 'Who fills the blanks' });

test('without weights the model is not offered, and the menu says so', async ({ page }) => {
  await page.context().route('**/policy/**', (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await page.getByRole('button', { name: /^Policy/u }).click();
  await expect(engineState(page)).toContainText('ships no trained model yet');
  await expect(page.getByRole('radio', { name: /The trained model/u })).toBeDisabled();
  await expectAccessible(page);
});

test('the model runs on the processor under the real content security policy', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|eval/iu.test(message.text())) refused.push(message.text());
  });
  await serveTinyPolicy(page);
  await page.goto('./');
  await chooseModel(page);
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('region', { name: 'Reward' })).toContainText('of 3 right');
  await page.getByRole('button', { name: /^Policy/u }).click();
  await expect(engineState(page)).toContainText('runs on the processor');
  await expectAccessible(page);
  expect(refused).toEqual([]);
});

test('a damaged weight file is named in plain words, and a second try mends it', async ({
  page,
}) => {
  let isDamaged = true;
  await serveTinyPolicy(page, (name, bytes) => {
    if (name === 'weights-0.bin' && isDamaged) bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    return bytes;
  });
  await page.goto('./');
  await chooseModel(page, /The model, no search/u);
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('alert')).toContainText('damaged or incomplete', { timeout: 60_000 });
  isDamaged = false;
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 90_000 });
});
