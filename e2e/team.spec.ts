/** The team of agents: a live run of the rules, and the prompts of its agents. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the rules play the team live', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /Rules as a team/u }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('End');
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The judge’s word' })).toBeVisible();
});

test('prompts are changed, kept, put back, and read from a file', async ({ page }) => {
  await page.goto(
    './#v=1&corpus=bundled-en&policy=multi-agent:webllm:Some-Model&seed=7&hits=3&exercise=en-012',
  );
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('button', { name: 'What the agents of a team are told' }).click();
  const planner = page.getByRole('textbox', { name: 'Planner' });
  const ours = await planner.inputValue();
  expect(ours).toContain('JSON');
  await planner.fill('Plan as briefly as you can. JSON: {"mask": 1, "need": ""}');
  await expect(page.getByText('Kept in this browser.')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('button', { name: 'What the agents of a team are told' }).click();
  await expect(planner).toHaveValue(/^Plan as briefly/u);
  await page.getByRole('radio', { name: 'Chinese' }).check({ force: true });
  await expect(planner).toHaveValue(/百科全书/u);
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await page.getByRole('button', { name: 'Put ours back: Planner' }).click();
  await expect(planner).toHaveValue(ours);
  const file = (text: string) => ({
    name: 'prompts.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page.getByLabel('Open a file').setInputFiles(file('{"en": {"cook": "Boil."}}'));
  await expect(page.getByText('"cook" of "en" is no agent', { exact: false })).toBeVisible();
  await page.getByLabel('Open a file').setInputFiles(file('{"en": {"judge": "Be kind."}}'));
  await expect(page.getByRole('textbox', { name: 'Judge' })).toHaveValue('Be kind.');
  await page.getByRole('button', { name: 'Put all of ours back' }).click();
  await expect(page.getByRole('textbox', { name: 'Judge' })).toHaveValue(/^You compare/u);
});
