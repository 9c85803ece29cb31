/** A run leaves the page in every form, and comes back. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { drop } from './drop.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
});

async function save(page: Page, name: string): Promise<{ path: string; file: string }> {
  await page.getByRole('button', { name: 'Share' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
  const download = await waiting;
  return { path: await download.path(), file: download.suggestedFilename() };
}

test('a run is saved, and dropped back onto the page', async ({ page }) => {
  const { path, file } = await save(page, 'Run as a file');
  expect(file).toMatch(/ada-lovelace.*\.jsonl$/u);
  const text = await readFile(path, 'utf8');
  await page.getByRole('button', { name: 'Another passage' }).click();
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
  await drop(page, 'saved.jsonl', text);
  await expect(page.getByText('From a file')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await drop(page, 'cut.jsonl', text.slice(0, -200));
  await expect(page.getByRole('alert')).toContainText('of cut.jsonl is damaged');
  await drop(page, 'shopping.txt', 'eggs, milk');
  await expect(page.getByRole('alert')).toContainText('shopping.txt is no run');
  await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a run as a page plays alone, without network, and opens here again', async ({
  page,
  context,
}) => {
  const { path } = await save(page, 'Page that plays alone');
  const html = await readFile(path, 'utf8');
  const other = await context.newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.setContent(html);
  await expect(other.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await other.getByRole('button', { name: 'Forward' }).click();
  await expect(other.getByText(/^2 \/ \d+$/u)).toBeVisible();
  await other.keyboard.press('End');
  await expect(other.locator('section:not([hidden])')).toContainText('3 of 3 right');
  expect(asked).toEqual([]);
  await drop(page, 'run.html', html);
  await expect(page.getByText('From a file')).toBeVisible();
});

test('a link to the run replays it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Share' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Copy link to this run/u }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText('From a link')).toBeVisible();
  await other.keyboard.press('End');
  await expect(
    other.getByRole('button', { name: /^Blank 1, right: (Lord )?Byron$/u }),
  ).toBeVisible();
});

test('pictures and ChatML are saved', async ({ page }) => {
  const svg = await save(page, 'Picture of the passage, SVG');
  const drawn = await readFile(svg.path, 'utf8');
  expect(drawn).toContain('Byron');
  expect(drawn).toContain('3 of 3 right');
  const png = await save(page, 'Picture of the passage, PNG');
  const bytes = await readFile(png.path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const chat = await save(page, 'Transcript as ChatML');
  const line = JSON.parse(await readFile(chat.path, 'utf8'));
  expect(line.messages[0].role).toBe('user');
  expect(
    line.messages.some(({ content }: { content: string }) => content.includes('<search>')),
  ).toBe(true);
});
