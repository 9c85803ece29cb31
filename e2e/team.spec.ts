/** The team of agents: a recorded run in lanes, a live one of the rules, and the prompts of its agents. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

function turns(page: Page) {
  return page.getByRole('region', { name: 'Who acts' }).getByRole('listitem').getByRole('button');
}

test('a recorded run of the team is read lane by lane, and its transcript is training data', async ({
  page,
}) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: 'Another passage' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Recorded runs').click();
  await dialog.getByRole('button', { name: /Rules as a team/u }).click();
  await expect(
    page.getByText('Every agent is played by rules here', { exact: false }),
  ).toBeVisible();
  await page.keyboard.press('End');
  await expect(turns(page).first()).toHaveAccessibleName('Planner: chooses blank 2');
  await expect(turns(page).last()).toHaveAccessibleName('Judge: accepts 3 of 3');
  await expect(page.getByRole('region', { name: 'The judge’s word' })).toContainText('Lord Byron');
  await expectAccessible(page);
  // The third turn reflects: by keyboard to its step.
  const reflects = turns(page).nth(2);
  await expect(reflects).toHaveAccessibleName('Observer: Not told: ask otherwise');
  await reflects.focus();
  await page.keyboard.press('Enter');
  await expect(reflects).toHaveAttribute('aria-current', 'step');
  await expect(turns(page).last()).toHaveAccessibleName('Judge: not shown yet');
  await expect(page.getByText('writes 3 queries').first()).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Transcript as ChatML.*nothing is wrong/u }).click();
  const line = JSON.parse(await readFile(await (await waiting).path(), 'utf8'));
  expect(line).toMatchObject({ masks: 3, judge: { correct: [true, true, true] } });
  expect(line.problems).toBeUndefined();
  expect(line.messages[1].content.split('|').length).toBeGreaterThanOrEqual(3);
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
  await expect(page.getByText('Live run')).toBeVisible();
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
