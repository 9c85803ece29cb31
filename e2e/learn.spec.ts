import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const next = (page: Page) => page.getByRole('button', { name: 'Next step' }).click();

test('a first-time visitor is offered the lesson, guesses, and answers a question', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Open the lesson' }).click();
  await expect(step(page, 'A text with words missing')).toBeVisible();
  await page.getByRole('textbox', { name: 'Your guess for blank 1' }).fill('warsaw');
  await page.getByRole('textbox', { name: 'Your guess for blank 4' }).fill('Einstein');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page.getByText('1 of 4 right.')).toBeVisible();
  await expect(page.getByText('It was: Pierre Curie')).toBeVisible();
  await page.getByRole('radio', { name: /The whole internet/u }).check();
  await expect(page.getByText('Not quite.')).toBeVisible();
  await page.getByRole('radio', { name: /what its searches find/u }).check();
  await expect(page.getByText('Right.', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await next(page);
  await expect(step(page, 'Which words are worth hiding')).toBeFocused();
  await expect(page).toHaveURL(/#\/learn\/first\/hiding$/u);
  await page.goBack();
  await expect(step(page, 'A text with words missing')).toBeVisible();

  await page.goto('./');
  await expect(page.getByRole('slider')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the lesson' })).toHaveCount(0);
  await page.goto('./#/learn');
  await expect(page.getByRole('radio', { name: /what its searches find/u })).toBeChecked();
});

test('the pieces of the lesson are live: masking, search, evidence, reward', async ({ page }) => {
  await page.goto('./#/learn/first/hiding');
  await expect(page.getByText('Underlined: worth hiding.')).toBeVisible();
  await page.getByRole('button', { name: 'Hide studied' }).click();
  await expect(page.getByRole('button', { name: /Blank \d, show studied/u })).toBeVisible();
  await expectAccessible(page);

  await page.goto('./#/learn/first/query');
  await page.getByRole('button', { name: 'who was it' }).click();
  await expect(page.getByText('Nothing was found')).toBeVisible();
  await page.getByRole('button', { name: 'famous engine builder' }).click();
  await expect(page.getByText('None of these hits tells the blank.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Query' }).fill('Lovelace met Babbage engine');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('The evidence is in hit')).toBeVisible();
  await expectAccessible(page);

  await page.goto('./#/learn/first/evidence');
  await page.getByRole('button', { name: 'Show the hits' }).click();
  await page.getByRole('button', { name: /Her friends included/u }).click();
  await expect(page.getByText('This sentence does not say it.')).toBeVisible();
  await page.getByRole('button', { name: /In 1843 she translated/u }).click();
  await expect(page.getByText('Yes: this sentence says it.')).toBeVisible();
  await expectAccessible(page);

  await page.goto('./#/learn/first/reward');
  await page.getByRole('button', { name: 'Paris or Warsaw or Rome' }).click();
  await expect(page.getByText('Gamed:')).toBeVisible();
  await page.getByRole('textbox', { name: 'Fill for blank 1' }).fill('Warszawa');
  await expect(page.getByText('Gamed:')).toHaveCount(0);
  await expectAccessible(page);
});

test('the runs of the lesson are live, and orders in a text are not obeyed', async ({ page }) => {
  await page.goto('./#/learn/first/searching');
  await page.getByText('Rules with search').click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('button', { name: 'Blank 1, right: Warsaw' }).click();
  const story = page.getByRole('dialog', { name: 'Blank 1' });
  await expect(story.getByText('It asked')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  await page.goto('./#/learn/first/curriculum');
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText('1 of 1 right')).toBeVisible();
  await expect(page.getByText(/\d of 4 right/u)).toBeVisible();
  await expectAccessible(page);

  await page.goto('./#/learn/first/own-teacher');
  await page.getByRole('button', { name: 'Let them try' }).click();
  await expect(page.getByText(/of 12 tries become examples/u)).toBeVisible();
  await page.getByRole('slider').fill('0');
  await expect(page.getByText('12 of 12 tries become examples.')).toBeVisible();
  await expectAccessible(page);

  await page.goto('./#/learn/first/orders');
  await expect(page.getByText('6 tags in the text made harmless.')).toBeVisible();
  await page.getByRole('button', { name: 'Fill it' }).click();
  await expect(page.getByText('The blank was filled with “Warsaw”.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Finish the lesson' }).click();
  await expect(step(page, 'That was the lesson.')).toBeFocused();
});

test('a teacher shows the notes and gets them on one sheet', async ({ page }) => {
  await page.goto('./#/learn/first/reward');
  await page.getByRole('button', { name: 'Show teacher’s notes' }).click();
  await expect(page.getByRole('complementary', { name: 'Teacher’s notes' })).toBeVisible();
  await page.getByRole('button', { name: 'Notes to print' }).click();
  await expect(page.getByText('right answer').first()).toBeVisible();
  await expectAccessible(page);
});

test('the lesson is there in Chinese, and a wrong address says so', async ({ page }) => {
  await page.goto('./#/learn/first/query');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(step(page, '问法决定一切')).toBeVisible();
  await page.getByRole('button', { name: '叫什么' }).click();
  await expect(page.getByRole('textbox', { name: '搜索词' })).toHaveValue('叫什么');
  await expect(page.getByText(/什么也没找到|这些结果都说不出答案/u)).toBeVisible();
  await page.getByRole('button', { name: /沥青铀矿/u }).click();
  await expect(page.getByText('依据在第 1 条结果里。')).toBeVisible();
  await expectAccessible(page);
  await page.goto('./#/learn/none');
  await expect(page.getByRole('alert').filter({ hasText: '没有这门课' })).toBeVisible();
});
