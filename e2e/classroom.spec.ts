/** Guess, then watch; lesson links; results as a file; worksheets; presenter keys. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('guesses come before the policy, and stand beside it afterwards', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: 'Guess first' }).click();
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuemax', '0');
  await expect(page.getByText('The searches appear here when you have.')).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('textbox', { name: 'Blank 1' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Blank 1' }).fill('lord byron');
  await page.getByRole('textbox', { name: 'Blank 2' }).fill('Isaac Newton');
  await page.getByRole('textbox', { name: 'Blank 3' }).fill('Menabrea');
  await page.getByRole('button', { name: 'Now watch the program' }).click();
  await page.keyboard.press('End');
  await expect(page.getByText('You have 1 of 3, the program 3.')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Menabrea (partly right)' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All results, and saving them' }).click();
  await expect(page.getByText('guesses 1 of 3, program 3 of 3')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name for the file' }).fill('Ana');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as table (CSV)' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('masksearch-results-Ana.csv');
  const table = await readFile(await download.path(), 'utf8');
  expect(table).toMatch(
    /^Ana,Ada Lovelace,2,Charles Babbage,Isaac Newton,0,\w+,Charles Babbage,1$/mu,
  );
});

test('a lesson link fixes the passage and hides the rest', async ({ page, context }) => {
  await page.goto('./#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=ex-001');
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
  await page.goto('./#/classroom');
  await expectAccessible(page);
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toContain('lesson=guess.plain');
  const pupil = await context.newPage();
  await pupil.goto(link);
  await expect(pupil.getByRole('heading', { name: 'Your guess first' })).toBeVisible();
  await expect(pupil.getByRole('navigation')).toBeHidden();
  await expect(pupil.getByRole('button', { name: 'Share' })).toBeHidden();
  await expect(pupil.getByRole('button', { name: 'Another passage' })).toBeHidden();
  await pupil.getByRole('button', { name: 'Now watch the program' }).click();
  await expect(pupil.getByText('Live run', { exact: true })).toBeVisible();
  await pupil.getByRole('button', { name: 'Show everything else' }).click();
  await expect(pupil.getByRole('navigation')).toBeVisible();
});

test('a worksheet is drawn and stands alone on paper', async ({ page }) => {
  await page.goto('./#/classroom');
  const sheet = page.getByRole('region', { name: 'Worksheet to print' });
  await expect(sheet).toContainText('What is missing?');
  await expect(sheet.getByText('Answers', { exact: true })).toBeVisible();
  const first = await sheet.textContent();
  await page.getByRole('button', { name: 'Other passages' }).click();
  await expect(sheet).not.toHaveText(first ?? '');
  await page.getByText('With answer sheet').click();
  await expect(sheet.getByText('Answers', { exact: true })).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#root')).toBeHidden();
  await expect(page.locator('.paper')).toContainText('What is missing?');
});

test('a clicker drives the stage where presenter keys are on', async ({ page }) => {
  await page.goto('./#/settings');
  await page.getByRole('group', { name: 'Presenter keys' }).getByText('On').click();
  await page.goto('./#/fill');
  const slider = page.getByRole('slider');
  await expect(slider).not.toHaveAttribute('aria-valuemax', '0');
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await expect(slider).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('PageUp');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('p');
  await expect(page.locator('html')).toHaveAttribute('data-projector', 'on');
  await page.keyboard.press('g');
  await expect(page.getByRole('heading', { name: 'Your guess first' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
});
