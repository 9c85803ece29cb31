import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('a link restores the passage and the policy', async ({ page, context }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Your own text' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Marie Curie was born in [mask] in 1867.');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /Rules, one search/u }).check();
  await expect(page).toHaveURL(/#v=1&.*policy=rag:baseline.*task=/u);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByText('From a link')).toBeVisible();
  await expect(other.getByRole('main')).toContainText('Marie Curie was born in');
  await expect(other.getByRole('button', { name: 'Policy: Rules, one search' })).toBeVisible();
  await expect(other.getByText('Blank 1, waiting')).toBeVisible();
});

test('a link pasted into an open page takes effect', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.goto('./#v=1&corpus=bundled-zh&policy=baseline&seed=1&hits=3&exercise=zh-002');
  await expect(page.getByRole('heading', { name: '黄河' })).toBeVisible();
});

test('the link of the stage is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: /^Copy link Passage/u }).click();
  await expect(page.getByRole('status').getByText('Link copied')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/#v=1&corpus=bundled-en&policy=baseline/u);
});

const broken = [
  ['#v=1&task=nonsense', 'This link is broken'],
  ['#v=9&task=x', 'newer version'],
  ['#v=1&corpus=bundled-en&policy=oracle&seed=1&hits=3&exercise=ex-001', 'no policy “oracle”'],
  ['#v=1&corpus=mars&policy=baseline&seed=1&hits=3&exercise=ex-001', 'no corpus “mars”'],
  ['#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=none', 'no exercise “none”'],
] as const;

for (const [hash, sentence] of broken) {
  test(`a link that can't be followed says why: ${sentence}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./${hash}`);
    await expect(page.getByRole('alert')).toContainText(sentence);
    await expect(page.getByRole('button', { name: 'Run it live' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('alert')).toBeEmpty();
  });
}
