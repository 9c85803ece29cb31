import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('a list of all documents draws what is in view, and a keyboard reaches the last', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await page.getByRole('button', { name: 'Another passage' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Encyclopedia', { exact: true }).click();
  const entries = sheet.getByRole('listitem');
  await expect(entries.first()).toBeVisible();
  const all = Number(await entries.first().getAttribute('aria-setsize'));
  expect(all).toBeGreaterThan(200);
  expect(await entries.count()).toBeLessThan(80);
  await expectAccessible(page);
  const first = entries.first().getByRole('button');
  await first.focus();
  const last = sheet.locator(`[role=listitem][aria-posinset="${all}"]`);
  // Rows are measured as they come: the end may lie a little further than it was thought to.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(last).toBeInViewport({ timeout: 1500 });
  }).toPass({ timeout: 15_000 });
  await expect(first, 'the focus is not lost with the row that is scrolled away').toBeFocused();
  await page.keyboard.press('Tab');
  await expect(sheet.locator('[aria-posinset="2"]').getByRole('button')).toBeFocused();
  await page.getByRole('searchbox').fill('zzzz');
  await expect(sheet.getByText('Nothing has these words')).toBeVisible();
  await page.getByRole('searchbox').fill('Chopin');
  await expect(sheet.getByRole('listitem').first()).toBeInViewport();
});
