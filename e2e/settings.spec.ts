/** What is chosen in the settings takes effect at once, everywhere, and is kept. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('choices take effect, survive a reload, and go back', async ({ page }) => {
  await page.goto('./#/settings');
  const html = page.locator('html');
  const size = () => html.evaluate((root) => Number.parseFloat(getComputedStyle(root).fontSize));
  const before = await size();
  await page.getByRole('group', { name: 'Text size' }).getByText('Largest').click();
  expect(await size()).toBeCloseTo(1.5 * before, 1);
  await page.getByRole('group', { name: 'Colours' }).getByText('Dark').click();
  await page.getByRole('group', { name: 'Motion' }).getByText('Off').click();
  await page.getByRole('group', { name: 'Projector' }).getByText('On').click();
  await expectAccessible(page);
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('data-motion', 'reduced');
  await expect(html).toHaveAttribute('data-projector', 'on');
  expect(await size()).toBeGreaterThanOrEqual(1.5 * before);
  await page.getByRole('group', { name: 'Text size' }).getByText('Small').click();
  // Projector type is never smaller than a room needs.
  expect(await size()).toBeGreaterThan(1.1 * before);
  await page.getByRole('button', { name: 'Back to how it came' }).click();
  await expect(html).not.toHaveAttribute('data-theme');
  expect(await size()).toBeCloseTo(before, 1);
});

test('motion that is off stops animations although the device wants them', async ({ page }) => {
  await page.goto('./#/settings');
  await page.getByRole('group', { name: 'Motion' }).getByText('Off').click();
  await page.goto('./#/fill');
  await expect(page.getByText('Recorded run')).toBeVisible();
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map((element) => getComputedStyle(element).animationName)
      .filter((name) => name !== 'none'),
  );
  expect(names).toEqual([]);
});

test('a preference for Chinese changes the screen in place', async ({ page }) => {
  await page.goto('./#/settings');
  await page.getByRole('group', { name: 'Language' }).getByText('中文').click();
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await expect(page).toHaveTitle('设置 · MaskSearch');
  await expectAccessible(page);
});
