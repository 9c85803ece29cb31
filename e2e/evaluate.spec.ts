import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
/** A machine that is busy with other tests measures slowly. */
const slow = { timeout: 60_000 };

const finished = (page: Page, runs: number) =>
  expect(page.getByText(`Finished: ${runs} runs.`)).toBeVisible(slow);

test('policies are measured on exercises; a failure opens its run, and the way leads back', async ({
  page,
}) => {
  await page.goto('./#/evaluate');
  await expect(page.getByText('Nothing has been measured in this browser yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Items' }).fill('8');
  await page.getByRole('checkbox', { name: 'Rules, one search' }).uncheck();
  await page.getByRole('button', { name: 'Start' }).click();
  await finished(page, 16);
  const row = page.getByRole('row', { name: /^Rules, no search/u });
  await expect(row.first()).toContainText('0.0 %');
  await expect(
    page.getByRole('heading', { name: 'Difference in pairs: Exact match' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Beside our printed figures/u })).toBeVisible();
  await page.getByText('Searches', { exact: true }).click();
  await expect(row.first()).toContainText('0.00 per blank');
  await page.getByRole('button', { name: 'How “Evidence shown” is measured' }).click();
  await expect(page.getByText('at least two content words').last()).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Show the run of Rules, no search' }).first().click();
  await expect(page.getByText('From the evaluation')).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('region', { name: 'Reward' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Back to the evaluation' }).click();
  await finished(page, 16);
});

test('nothing moves when it is known whether the trained policy ships', async ({ page }) => {
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/policy/manifest.json', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('./#/evaluate');
  const trained = page.getByRole('checkbox', { name: 'The trained model', exact: true });
  await expect(trained).toBeDisabled();
  const seed = page.getByRole('textbox', { name: 'Seed' });
  const before = await seed.boundingBox();
  answer();
  await expect(trained).toBeEnabled();
  expect(await seed.boundingBox()).toEqual(before);
});

test('the results leave as CSV and JSON, and stay in this browser until they are deleted', async ({
  page,
}) => {
  await page.goto('./#/evaluate?suite=ramp-open&policies=baseline&n=4&seed=7');
  await expect(page.getByRole('textbox', { name: 'Items' })).toHaveValue('4');
  await page.getByRole('button', { name: 'Start' }).click();
  await finished(page, 4);
  const saved = async (name: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await download).path(), 'utf8');
  };
  const csv = await saved('Table as CSV');
  expect(csv).toContain('ramp-open,bundled-en,none,3,7,baseline,all,4,exactMatch,');
  const report = JSON.parse(await saved('Everything as JSON'));
  expect(report).toMatchObject({ suite: 'ramp-open', policy: 'baseline', n: 4, seed: 7, hits: 3 });
  expect(report.outcomes).toHaveLength(4);
  const right = report.outcomes.filter((one: { blanks: { exact: boolean }[] }) =>
    one.blanks.every(({ exact }) => exact),
  );
  const lines = (await saved('Right runs as ChatML'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual(right.map(({ id }: { id: string }) => id));
  await expect(page.getByText(`Saved ${right.length} of 4 runs`)).toBeVisible();

  await page.reload();
  await finished(page, 4);
  await page.getByRole('button', { name: /^Delete Source open/u }).click();
  await expect(page.getByText('Nothing has been measured in this browser yet.')).toBeVisible();
});

test('the screen is there in Chinese, and says what can not be measured', async ({ page }) => {
  await page.goto('./#/evaluate?suite=questions&lang=zh&policies=baseline&n=3');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText('这个题集没有这种语言的题目')).toBeVisible(slow);
  await page.getByText('练习', { exact: true }).click();
  await page.getByRole('button', { name: '开始' }).click();
  await expect(page.getByText('完成，共运行 3 次。')).toBeVisible(slow);
  await expect(page.getByRole('heading', { name: '失败' })).toBeVisible();
  await expectAccessible(page);
});
