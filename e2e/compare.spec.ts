/** Policies side by side, what they differ in, and the two futures of a branch. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

/** A run of the rules, shown up to its first hits: nothing has to be fetched to go on from it. */
async function rulesRun(page: Page) {
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
}

test('without search and with search stand side by side at once, and no weights are fetched', async ({
  page,
}) => {
  const weights: string[] = [];
  page.on('request', (request) => {
    if (/policy\/(?!manifest)/u.test(request.url())) weights.push(request.url());
  });
  await page.goto('./#/compare');
  const table = page.getByRole('table', { name: /^Fills of each policy/u });
  await expect(table).toHaveAttribute('aria-busy', 'false');
  await expect(table.getByText('recorded').first()).toBeVisible();
  await expect(table).toContainText('no search');
  await expect(table).toContainText('3 of 3 right');
  await expect(table).toContainText('Charles Babbage');
  await expect(page.getByRole('heading', { name: 'Where they part' })).toBeVisible();
  await expectAccessible(page);
  // The model that does not search may make up a word without an end.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole('button', { name: 'All three' }).click();
  await expect(page.getByRole('combobox', { name: 'Policy 3' })).toBeVisible();
  await expect(table).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: /^Take .*no search out/u }).click();
  await expect(page.getByRole('combobox', { name: 'Policy 3' })).toBeHidden();
  await page.getByRole('button', { name: 'Watch this run' }).last().click();
  await expect(page.getByText('Recorded run')).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Blank 1, right: (Lord )?Byron$/u }),
  ).toBeVisible();
  expect(weights).toEqual([]);
});

test('another query at a step shows both ways on', async ({ page }) => {
  await rulesRun(page);
  await page.getByRole('button', { name: 'What if?' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('textbox', { name: 'Another query' })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('textbox', { name: 'Another query' }).fill('Paris France');
  await sheet.getByRole('button', { name: 'Go on from here' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible();
  const table = page.getByRole('table');
  await expect(table).toHaveAttribute('aria-busy', 'false');
  await expect(table).toContainText('As it was');
  await expect(table).toContainText('Step 1: searched for “Paris France” instead');
  await expectAccessible(page);
});

test('a page that is taken away changes what is found', async ({ page }) => {
  await rulesRun(page);
  await page.getByRole('button', { name: 'What if?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Without Ada Lovelace' }).click();
  const table = page.getByRole('table');
  await expect(table).toContainText('without the page Ada Lovelace');
  await expect(table).toHaveAttribute('aria-busy', 'false');
});
