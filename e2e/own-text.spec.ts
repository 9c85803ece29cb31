import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const passage =
  'Marie Curie was born in Warsaw in 1867 and moved to Paris to study at the Sorbonne, where she met Pierre Curie.';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
});

async function openBuilder(page: Page) {
  await page.getByRole('button', { name: 'Your own text' }).click();
  const builder = page.getByRole('dialog', { name: 'Your own text' });
  return { builder, text: builder.getByRole('textbox', { name: 'Text', exact: true }) };
}

test('a pasted text is masked, its blanks are changed by clicks, and it runs', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await text.fill(passage);
  await builder.getByRole('group', { name: 'Blanks' }).getByText('1').click();
  const words = builder.getByRole('group', { name: /^Click a word/u });
  await expect(words.getByRole('button', { pressed: true })).toHaveCount(1);
  await expectAccessible(page);
  await words.getByRole('button', { pressed: true }).click();
  await expect(builder.getByText('No word is hidden yet')).toBeVisible();
  await expect(builder.getByRole('button', { name: 'Use this text' })).toBeDisabled();
  await words.getByRole('button', { name: 'Hide Warsaw' }).click();
  await words.getByRole('button', { name: 'Hide Sorbonne' }).click();
  await expect(words.getByRole('button', { pressed: true })).toHaveCount(2);
  await builder.getByRole('button', { name: 'Use this text' }).click();
  await expect(page.getByText('Your own text', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByRole('region', { name: 'Reward' })).toBeVisible();
});

test('what is typed right after opening lands in the text, spaces and all', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await expect(text).toBeFocused();
  await page.keyboard.type('Marie Curie was born');
  await expect(text).toHaveValue('Marie Curie was born');
  await expect(builder).toBeVisible();
});

test('words are reached and toggled by keyboard', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await text.fill(passage);
  const words = builder.getByRole('group', { name: /^Click a word/u });
  await words.getByRole('button').first().focus();
  const before = await words.getByRole('button', { pressed: true }).count();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(words.getByRole('button', { pressed: true })).not.toHaveCount(before);
});

test('another seed draws other words', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await text.fill(passage);
  const seed = builder.getByRole('textbox', { name: 'Seed' });
  await expect(builder.getByRole('button', { pressed: true })).toHaveCount(2);
  const before = await seed.inputValue();
  await builder.getByRole('button', { name: 'Another seed' }).click();
  await expect(seed).not.toHaveValue(before);
  await expect(builder.getByRole('button', { pressed: true })).toHaveCount(2);
});

test('[mask] written by hand makes a task without a reward', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await text.fill('Marie Curie was born in [mask] in 1867.');
  await expect(builder.getByText('1 blank written by hand')).toBeVisible();
  await builder.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await page.getByRole('button', { name: 'To the end' }).click();
  await expect(page.getByText('There is no reward')).toBeVisible();
});

const problems = [
  ['nothing to mask', 'and so it was as it had been before', 'Nothing here can be masked'],
  ['too long', 'Warsaw '.repeat(300), 'at most 2000 fit'],
  ['side by side', 'Curie was born in [mask] [mask] and moved', 'side by side'],
  ['inside a word', 'Curie was born in War[mask] and moved', 'stands inside a word'],
  ['too many', `Curie ${'[mask] and '.repeat(9)} moved`, 'at most 8 can be filled'],
  ['too little', 'in [mask]', 'too little text'],
] as const;

for (const [name, typed, sentence] of problems) {
  test(`a text with a problem (${name}) is told in a sentence and kept`, async ({ page }) => {
    const { builder, text } = await openBuilder(page);
    await text.fill(typed);
    await expect(builder.getByRole('alert')).toContainText(sentence);
    await expect(builder.getByRole('button', { name: 'Use this text' })).toBeDisabled();
    await expect(text).toHaveValue(typed);
  });
}

test('axe finds nothing beside a problem', async ({ page }) => {
  const { builder, text } = await openBuilder(page);
  await text.fill('in [mask]');
  await expect(builder.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test('what is typed survives a reload', async ({ page }) => {
  const { text } = await openBuilder(page);
  await text.fill('A sentence that I have not finished');
  await page.reload();
  const again = await openBuilder(page);
  await expect(again.text).toHaveValue('A sentence that I have not finished');
});

test('the blanks of the passage on the stage can be changed', async ({ page }) => {
  await page.getByRole('button', { name: /Change the blanks$/u }).click();
  const builder = page.getByRole('dialog', { name: 'Change the blanks' });
  await builder.getByRole('button', { name: 'Blank 1, show Lord Byron' }).click();
  await builder.getByRole('button', { name: 'Use this text' }).click();
  await expect(page.getByText(/^Blank \d, waiting$/u)).toHaveCount(2);
});
