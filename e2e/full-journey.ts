/** Everything that a visitor can do in the default mode, once: for tests that watch the whole of it. */
import { expect, type Page } from '@playwright/test';

export async function fullJourney(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await recordedRun(page);
  await liveRun(page);
  await exercise(page);
  await encyclopedia(page);
  await ownText(page);
  await everyScreen(page);
  await chinese(page);
}

async function recordedRun(page: Page): Promise<void> {
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Blank 2, right: Charles Babbage' }).click();
  await expect(page.getByRole('dialog', { name: 'Blank 2' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Transcript' }).click();
  await expect(page.getByText(/<fill><mask1> (Lord )?Byron <\/fill>/u)).toBeVisible();
  await page.getByRole('button', { name: 'Transcript' }).click();
  await page.getByRole('button', { name: 'Read the document Ada Lovelace' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Charles Babbage' }).click();
  await expect(page.getByRole('heading', { name: 'Charles Babbage' })).toBeVisible();
  await page.keyboard.press('Escape');
}

async function liveRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /Rules, one search/u }).check();
  await page.getByRole('radio', { name: /Rules with search/u }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await atItsEnd(page);
}

async function exercise(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Another passage' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a passage' });
  await picker.getByRole('listitem').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await atItsEnd(page);
}

async function encyclopedia(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Another passage' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose a passage' });
  await picker.getByText('Encyclopedia').click();
  await picker.getByRole('searchbox').fill('marie curie');
  await picker.getByRole('button', { name: /^Marie Curie/u }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await atItsEnd(page);
}

async function ownText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your own text' }).click();
  const builder = page.getByRole('dialog', { name: 'Your own text' });
  await builder
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('Marie Curie was born in Warsaw in 1867 and moved to Paris to study at the Sorbonne.');
  await expect(builder.getByRole('button', { pressed: true }).first()).toBeVisible();
  await builder.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await atItsEnd(page);
}

/** As a visitor finds them, by the navigation. */
async function everyScreen(page: Page): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Screens' });
  await menu.getByRole('button', { name: 'More' }).click();
  const hrefs = await menu
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(hrefs.length).toBeGreaterThan(5);
  for (const href of new Set(hrefs)) {
    await page.goto(`./${href}`);
    await expect(page.locator('#screen').getByRole('heading').first()).toBeVisible();
  }
  await page.goto('./#/corpus?lang=en&q=river+of+Warsaw');
  await expect(page.getByText('best first')).toBeVisible();
  await page.goto('./#/fill');
}

async function chinese(page: Page): Promise<void> {
  await page.getByRole('button', { name: '中文' }).click();
  await page.goto('./#v=1&corpus=bundled-zh&policy=baseline&seed=1&hits=3&exercise=zh-002');
  await page.getByRole('button', { name: '现场运行' }).click();
  await expect(page.getByRole('button', { name: '再运行一次' })).toBeVisible();
}

async function atItsEnd(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
}
