/** What the page looks like where screens are small, colours forced, or the language another one. */
import { expect, type Page, test } from '@playwright/test';

for (const [locale, wanted, other] of [
  ['en-GB', 'first.en.jsonl', 'first.zh.jsonl'],
  ['zh-CN', 'first.zh.jsonl', 'first.en.jsonl'],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test(`only the run that plays is fetched (${locale})`, async ({ page }) => {
      const runs: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/runs/')) runs.push(request.url());
      });
      await page.goto('./');
      await expect(page.getByRole('slider')).not.toHaveAttribute('aria-valuemax', '0');
      expect(runs.filter((url) => url.endsWith(wanted)).length).toBeGreaterThan(0);
      expect(runs.filter((url) => url.endsWith(other))).toEqual([]);
    });
  });
}

test('a link fetches no recorded run', async ({ page }) => {
  const runs: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/runs/')) runs.push(request.url());
  });
  await page.goto('./#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=ex-001');
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
  expect(runs).toEqual([]);
});

test('keys do not reach the run behind a sheet, nor leave a text field', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  const slider = page.getByRole('slider');
  await expect(slider).not.toHaveAttribute('aria-valuemax', '0');
  await page.getByRole('button', { name: 'Another passage' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a passage' });
  const before = await slider.getAttribute('aria-valuenow', { timeout: 5000 });
  // A click on bare words leaves the focus nowhere.
  await picker.getByRole('heading', { name: 'Choose a passage' }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect(slider).toHaveAttribute('aria-valuenow', before ?? '');
  await picker.getByRole('searchbox').fill('marie');
  await page.keyboard.press('Home');
  await page.keyboard.type('a ');
  await expect(picker.getByRole('searchbox')).toHaveValue('a marie');
});

test('the slider answers to all four arrows', async ({ page }) => {
  await page.goto('./');
  const slider = page.getByRole('slider');
  await expect(slider).not.toHaveAttribute('aria-valuemax', '0');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '3');
  await page.keyboard.press('ArrowDown');
  await expect(slider).toHaveAttribute('aria-valuenow', '2');
});

test('the last search is told from its beginning', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(page.getByRole('slider')).not.toHaveAttribute('aria-valuemax', '0');
  await page.keyboard.press('End');
  await expect(page.getByRole('heading', { name: /Search for blank \d/u })).toBeInViewport();
});

test('every corner of a sheet is the same', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Another passage' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a passage' });
  const radius = await dialog.evaluate((element) => getComputedStyle(element).borderRadius);
  expect(radius.split(' ')).toHaveLength(1);
});

test('the main action keeps its edge in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('./');
  const run = page.getByRole('button', { name: 'Run it live' });
  await expect(run).toHaveCSS('border-top-style', 'solid');
});

test('nothing is cut off at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Reward' })).toBeVisible();
  expect(await widerThanPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'Another passage' }).click();
  await expect(page.getByRole('listitem').first()).toBeVisible();
  expect(await widerThanPage(page)).toEqual([]);
});

/** What reaches over the right edge and can be pressed. */
function widerThanPage(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, label, input, select')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.textContent ?? ''),
  );
}
