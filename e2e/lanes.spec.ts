/** A recorded run of the team of agents, in lanes, at every width. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

function turns(page: Page) {
  return page.getByRole('region', { name: 'Who acts' }).getByRole('listitem').getByRole('button');
}

test('a recorded run of the team is read lane by lane, and its transcript is training data', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: 'Another passage' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Recorded runs').click();
  await dialog.getByRole('button', { name: /^Ada Lovelace.*Rules as a team/u }).click();
  await expect(
    page.getByText('Every agent is played by rules here', { exact: false }),
  ).toBeVisible();
  await page.keyboard.press('End');
  await expect(turns(page).first()).toHaveAccessibleName('Planner: chooses blank 3');
  await expect(turns(page).last()).toHaveAccessibleName('Judge: accepts 3 of 3');
  await expect(page.getByRole('region', { name: 'The judge’s word' })).toContainText('Lord Byron');
  await expectAccessible(page);
  // The first turn that reflects: by keyboard to its step.
  const lanes = page.getByRole('region', { name: 'Who acts' });
  const reflects = lanes.getByRole('button', { name: 'Observer: Not told: ask otherwise' }).first();
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
