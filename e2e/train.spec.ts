import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' }, serviceWorkers: 'block' });

test('stages say what was recorded of them, and what was not run', async ({ page }) => {
  await page.goto('./#/train');
  await expect(page.getByRole('heading', { level: 2, name: 'Imitation (SFT)' })).toBeVisible();
  await expect(page.getByText('Loss on written tokens').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What did not help' })).toBeVisible();
  await expectAccessible(page);
  await page.getByText(/other runs, with what went wrong$/u).click();
  await expect(page.getByText('run, lost').last()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Questions/u }).click();
  await expect(page).toHaveURL(/#\/train\/questions$/u);
  await expect(page.getByRole('heading', { level: 2, name: 'Questions' })).toBeVisible();
  await page.getByText('Example run', { exact: true }).click();
  await expect(page.getByText('characters are written by the policy')).toBeVisible();
  await expectAccessible(page);
});

test('recorded curves are drawn, those that are compared in one plot', async ({ page }) => {
  const curve = (variant: string, to: number) => ({
    ...{ name: 'reward', unit: 'rate', on: 'training', x: 'step', variant },
    points: [
      [0, 0.1],
      [50, 0.3],
      [100, to],
    ],
  });
  const record = {
    ...{ version: 1, stage: 'rl', outcome: 'done', ships: true, started: '2026-11-22' },
    ...{ seconds: 600, command: 'python rl.py', device: 'a test' },
    series: [curve('mixed', 0.5), curve('curriculum', 0.6)],
  };
  await page.route('**/training/index.json', (route) =>
    route.fulfill({ json: { files: ['rl.json'] } }),
  );
  await page.route('**/training/rl.json', (route) => route.fulfill({ json: record }));
  await page.goto('./#/train/rl');
  const plot = page.getByRole('img', { name: /^Reward, on training data, 2 lines/u });
  await expect(plot).toBeVisible();
  await expect(plot).toHaveAttribute('aria-label', /curriculum 10.0 % \(0\) – 60.0 % \(100\)/u);
  await expect(
    page.getByRole('button', { name: /^Reward \(RL\).*part of what ships/u }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('one passage as the policy of each stage fills it, and the way to its run', async ({
  page,
}) => {
  // Runs that ship stand in for those of stages: what is tested is how they are shown.
  const recorded = (name: string) =>
    readFile(new URL(`../public/runs/${name}`, import.meta.url), 'utf8');
  const files: Record<string, string> = {
    'index.json': '{"stages":["untrained","sft"]}',
    'untrained.jsonl': await recorded('first.closed-book-baseline.en.jsonl'),
    'sft.jsonl': (await recorded('first.baseline.en.jsonl')) + (await recorded('chopin.en.jsonl')),
  };
  await page.route('**/training/runs/*', (route) => {
    const name = route.request().url().split('/').at(-1) ?? '';
    return route.fulfill({ body: files[name] ?? '' });
  });
  await page.goto('./#/train');
  const stages = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Watch this run/u }) });
  await page.getByText('The policy after each stage').scrollIntoViewIfNeeded();
  await expect(stages).toHaveCount(2);
  await expect(stages.first()).toContainText('Untrained');
  await expect(stages.first()).toContainText('0 of 3 right');
  await expect(stages.last()).toContainText('Blank 1, right: Lord Byron');
  await expectAccessible(page);
  await page.getByText('Frédéric Chopin', { exact: true }).click();
  await expect(stages).toHaveCount(1);
  await page.getByRole('button', { name: 'Watch this run: Imitation (SFT)' }).click();
  await expect(page.getByRole('heading', { name: 'Frédéric Chopin' })).toBeVisible();
});

test('the records in Chinese, and a damaged one', async ({ page }) => {
  await page.goto('./#/train/language-model');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '语言模型' })).toBeVisible();
  await expectAccessible(page);
  await page.route('**/training/index.json', (route) => route.fulfill({ body: '{' }));
  await page.reload();
  await expect(page.getByText('训练记录读不出来')).toBeVisible();
});
