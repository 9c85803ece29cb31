/** A text becomes an instance: its spans with reasons and chances, masks by hand, a line of data, a run. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { serveTinyPolicy } from './tiny-policy.ts';

const passage =
  'Marie Curie was born in Warsaw in 1867 and moved to Paris to study at the Sorbonne, where she met Pierre Curie. In 1903 they shared the Nobel Prize.';

test('a text is taken apart, masked by hand, copied and run', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#/build');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await expect(page.getByRole('table').getByRole('button', { name: 'Joseph Haydn' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(passage);
  await page.getByRole('textbox', { name: /^Title/u }).fill('Marie Curie');
  const table = page.getByRole('table');
  await expect(table.getByRole('button', { name: 'Warsaw' })).toBeVisible();
  await page.getByText(/^Looked at and left alone/u).click();
  await expect(page.getByText('shares a word with the title').first()).toBeVisible();
  await expectAccessible(page);
  const chosen = table.getByRole('button', { pressed: true });
  await expect(chosen).toHaveCount(2);
  await chosen.first().click();
  await expect(chosen).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy as JSONL' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const line = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(line).toMatchObject({ kind: 'ramp', title: 'Marie Curie', text: passage });
  expect(line.spans).toHaveLength(1);
  await page.getByRole('button', { name: 'Run this' }).click();
  await expect(page.getByText('Your own text', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Blank 1, waiting')).toBeVisible();
});

test('the passage of the stage is taken over with its blanks', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.goto('./#/build');
  await page.getByRole('button', { name: 'Take the passage from Fill' }).click();
  await expect(page.getByRole('button', { name: 'Blank 1, show Lord Byron' })).toBeVisible();
});

test('the model reads the text, and its surprise is the heat on the words', async ({ page }) => {
  await serveTinyPolicy(page);
  await page.goto('./#/build');
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await page.getByText('Perplexity', { exact: true }).click();
  const heat = page.locator('[data-start][data-heat]');
  await expect(heat.first()).toBeVisible({ timeout: 90_000 });
  const steps = await heat.evaluateAll((words) =>
    words.map((word) => word.getAttribute('data-heat')),
  );
  expect(steps.every((step) => /^[1-4]$/u.test(step ?? ''))).toBe(true);
  await expectAccessible(page);
  await page.getByText('Salience', { exact: true }).click();
  await expect(heat).toHaveCount(0);
});
