/** The scenes of the stage: Fill and Ask, recorded and live, and the sheets that open over them. */
import type { Page } from '@playwright/test';
import { type Scene, text } from './scene.ts';
import type { Words } from './words.ts';

export function stageScenes(recipe: string): readonly Scene[] {
  // The rules fill it rightly. A fill that is longer than what was hidden makes its line longer, which is no jump.
  const exercise = `#${recipe}&exercise=ex-066`;
  return [
    { name: 'fill', address: '', act: midway },
    { name: 'fill-end', address: '', act: (page) => page.keyboard.press('End') },
    { name: 'fill-moves', address: '', act: playedToItsEnd, moves: true },
    { name: 'fill-live', address: '', act: ranLive },
    { name: 'fill-live-moves', address: exercise, act: ranLiveInFull, moves: true },
    {
      name: 'fill-guess',
      address: '',
      act: guess,
    },
    { name: 'fill-transcript', address: '', act: transcript },
    { name: 'fill-story', address: '', act: story },
    { name: 'fill-what-if', address: '', act: whatIf },
    { name: 'fill-document', address: '', act: openedDocument },
    { name: 'fill-own-text', address: '', act: ownText },
    { name: 'fill-picker', address: '', act: picker },
    {
      name: 'fill-policies',
      address: '',
      act: (page, { page: { policy } }) => open(page, policy.label),
    },
    { name: 'fill-share', address: '', act: shareMenu },
    { name: 'fill-lesson-link', address: `${exercise}&lesson=guess.plain`, act: hasField },
    { name: 'ask', address: '#/ask' },
    { name: 'ask-live', address: '#/ask', act: ranLive },
  ];
}

const slider = (page: Page) => page.getByRole('slider');

/** A blank is filled, another one is being read. */
async function midway(page: Page): Promise<void> {
  await slider(page).waitFor();
  await page.keyboard.press('Home');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

/** The first button whose name begins so. */
function beginningWith(page: Page, name: string) {
  return page.getByRole('button', { name: new RegExp(`^${name.trim()}`, 'u') }).first();
}

async function open(page: Page, name: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') })
    .click();
}

async function playedToItsEnd(page: Page, words: Words): Promise<void> {
  await slider(page).waitFor();
  await fast(page, words);
  await page.waitForFunction(atItsEnd, undefined, { timeout: 60_000 });
}

async function fast(page: Page, { page: { timeline } }: Words): Promise<void> {
  await page.getByRole('combobox', { name: timeline.speed }).selectOption('4');
}

async function ranLive(page: Page, { page: { actions } }: Words): Promise<void> {
  await press(page, actions.runLive);
  await page.getByRole('button', { name: actions.runAgain }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('End');
  await page.waitForFunction(atItsEnd);
}

async function ranLiveInFull(page: Page, words: Words): Promise<void> {
  const { actions } = words.page;
  await fast(page, words);
  await press(page, actions.runLive);
  await page.getByRole('button', { name: actions.runAgain }).waitFor({ timeout: 60_000 });
  await page.waitForFunction(atItsEnd, undefined, { timeout: 60_000 });
}

/** Runs in the page: whether playback has shown everything. */
function atItsEnd(): boolean {
  const position = document.querySelector('[role="slider"]');
  const most = position?.getAttribute('aria-valuemax');
  return most !== '0' && most === position?.getAttribute('aria-valuenow');
}

async function transcript(page: Page, { page: { steps } }: Words): Promise<void> {
  await page.keyboard.press('End');
  await press(page, steps.transcript);
}

async function story(page: Page, { page: { passage } }: Words): Promise<void> {
  await page.keyboard.press('End');
  await beginningWith(page, passage.blank.right(2, '')).click();
  await page.getByRole('dialog').waitFor();
}

async function whatIf(page: Page, { page: { steps } }: Words): Promise<void> {
  await page.keyboard.press('End');
  await press(page, steps.whatIf);
  await page.getByRole('dialog').waitFor();
}

async function openedDocument(page: Page, { page: { hits } }: Words): Promise<void> {
  await page.keyboard.press('End');
  await beginningWith(page, hits.open('').replace('《》', '')).click();
  await page.getByRole('dialog').getByRole('heading').nth(1).waitFor({ timeout: 30_000 });
}

async function ownText(page: Page, { page: { actions }, sheets }: Words): Promise<void> {
  await press(page, actions.own);
  await page.getByRole('textbox', { name: sheets.draft.text, exact: true }).fill(text);
  await page.getByText(sheets.draft.underlined).waitFor({ timeout: 30_000 });
}

async function picker(page: Page, { page: { actions } }: Words): Promise<void> {
  await press(page, actions.another);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor({ timeout: 30_000 });
}

async function guess(page: Page, { page: { actions } }: Words): Promise<void> {
  await press(page, actions.guessFirst);
  await hasField(page);
}

/** The form for guesses, which is fetched when it is needed. */
async function hasField(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('textbox').first().waitFor({ timeout: 30_000 });
}

async function shareMenu(page: Page, { page: { link }, share }: Words): Promise<void> {
  await open(page, link.share);
  await page
    .getByRole('button', { name: share.link[0] ?? '' })
    .first()
    .waitFor({ timeout: 30_000 });
}
