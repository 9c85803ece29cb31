/** Questions on the stage: written ones, one's own, and how they share the stage with passages. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('a written question is run, scored and taken apart', async ({ page }) => {
  await page.goto('./#/ask');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Reward' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Another question' }).click();
  const sheet = page.getByRole('dialog', { name: 'Another question' });
  await sheet.getByRole('searchbox').fill('papageno');
  await sheet.getByRole('listitem').getByRole('button').click();
  await expect(page).toHaveURL(/question=q-005/u);
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('heading', { name: /^Search \d$/u })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Reward' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How it hangs together' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Who composed the opera with Papageno?');
  await expectAccessible(page);
});

test('an own question runs without a reward, and an empty one says what is missing', async ({
  page,
}) => {
  await page.goto('./#/ask');
  const box = page.getByRole('textbox', { name: 'Your question' });
  await box.press('Enter');
  await expect(page.getByText('There is no question yet')).toBeVisible();
  await box.fill('Into which sea does the river of Warsaw flow?');
  await box.press('Enter');
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByText('There is no reward')).toBeVisible();
  await expect(page).toHaveURL(/task=/u);
});

test('a question and a passage are each found again as they were left', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await page.goto('./#/ask');
  await expect(page.getByRole('textbox', { name: 'Your question' })).toBeVisible();
  await page.goto('./#/fill');
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a link to a question opens the question', async ({ page }) => {
  await page.goto('./#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&question=q-002');
  await expect(page.getByRole('main')).toContainText('Heathcliff');
  await expect(page).toHaveTitle('Ask · MaskSearch');
});
