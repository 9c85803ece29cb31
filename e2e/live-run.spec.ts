import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('a live run ends with its reward and its parts', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  const reward = page.getByRole('region', { name: 'Reward' });
  for (const part of ['Answer', 'Format', 'Exact match', 'Token recall']) {
    await expect(reward).toContainText(part);
  }
  await expect(page.getByRole('button', { name: 'Blank 1, right: Lord Byron' })).toBeVisible();
});

test('without searching the rules know nothing, and the gold is shown', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /Rules, no search/u }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(
    page.getByRole('button', { name: 'Blank 1, not known, it was Lord Byron' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Reward' })).toContainText('0 of 3 right');
  await expectAccessible(page);
});

test('another passage comes from the exercises', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await page.getByRole('button', { name: 'Another passage' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a passage' });
  const first = picker.getByRole('listitem').getByRole('button').first();
  await expect(first).toBeVisible();
  await expectAccessible(page);
  await first.click();
  await expect(picker).toBeHidden();
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
});

test('another passage comes from the encyclopedia, with as many blanks as asked for', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await page.getByRole('button', { name: 'Another passage' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a passage' });
  await picker.getByText('Encyclopedia').click();
  await picker.getByRole('group', { name: 'Blanks' }).getByText('3').click();
  await picker.getByRole('searchbox').fill('marie curie');
  await expectAccessible(page);
  await picker.getByRole('button', { name: /^Marie Curie/u }).click();
  await expect(page.getByText('From the encyclopedia')).toBeVisible();
  await expect(page.getByText(/^Blank \d, waiting$/u)).toHaveCount(3);
});

test('a Chinese passage is searched in the Chinese corpus', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { name: '长江' })).toBeVisible();
  await page.getByRole('button', { name: '现场运行' }).click();
  await expect(page.getByRole('button', { name: '再运行一次' })).toBeVisible();
  await page.getByRole('button', { name: '跳到结尾' }).click();
  await expect(page.getByRole('button', { name: '第 3 空，正确：金沙江' })).toBeVisible();
});

test('documents open from hits and lead to others', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Read the document Ada Lovelace' }).first().click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(sheet).toContainText('The marked part is the passage that was found.');
  await expect(sheet).toContainText('CC BY 4.0');
  await sheet.getByRole('button', { name: 'Charles Babbage' }).click();
  await expect(sheet.getByRole('heading', { name: 'Charles Babbage' })).toBeVisible();
  // The link is gone with its document, so the focus is where the reading goes on.
  expect(await sheet.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await sheet.getByRole('button', { name: 'Back' }).click();
  await expect(sheet.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a run that takes its time can be stopped, and nothing is lost', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.route('**/corpus/en/*.bin', () => {});
  await page.goto('./');
  const run = page.getByRole('button', { name: 'Run it live' });
  await expect(run).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden();
  await run.focus();
  await page.keyboard.press('Enter');
  const stop = page.getByRole('button', { name: 'Stop' });
  await expect(stop).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await expect(stop).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stop).toBeHidden();
  await expect(run).toBeFocused();
  await expect(page.getByText('Recorded run')).toBeVisible();
  await expect(page.getByRole('alert')).toBeEmpty();
});
