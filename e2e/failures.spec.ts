import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('a damaged shard is named, nothing is lost, and trying again works', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let isDamaged = true;
  await page.route('**/corpus/en/documents-000.bin', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (isDamaged) body.writeUInt8(body.readUInt8(100) ^ 1, 100);
    await route.fulfill({ response, body });
  });
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('The file documents-000.bin is damaged');
  await expect(page.getByRole('main')).toContainText('Ada Lovelace was the daughter');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await expectAccessible(page);
  isDamaged = false;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Live run')).toBeVisible({ timeout: 20_000 });
  await expect(notice).toBeEmpty();
});

test('a corpus that is not there is told in a sentence', async ({ page }) => {
  await page.route('**/corpus/en/index.bin', (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('alert')).toContainText('index.bin could not be fetched');
});

test('a recorded run that is cut off leaves a page that works', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.route('**/runs/first.en.jsonl', (route) => route.fulfill({ body: '{"type":"run-st' }));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be read');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Another passage' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a text that is typed while the corpus is damaged is kept', async ({ page }) => {
  await page.route('**/corpus/en/*.bin', (route) => route.fulfill({ body: 'not a corpus' }));
  await page.goto('./');
  await page.getByRole('button', { name: 'Your own text' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Marie Curie was born in [mask] in 1867.');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('alert')).toContainText('arrived incomplete');
  await expect(page.getByRole('main')).toContainText('Marie Curie was born in');
  await page.getByRole('button', { name: 'Your own text' }).click();
  await expect(text).toHaveValue('Marie Curie was born in [mask] in 1867.');
});

test('a sheet whose code can not be fetched is told in a sentence', async ({ page }) => {
  await page.route('**/assets/panel-sheet-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: 'Another passage' }).click();
  await expect(page.getByRole('alert')).toContainText('A part of the page could not be fetched');
  await expect(page.getByRole('main')).toContainText('Ada Lovelace was the daughter');
});
