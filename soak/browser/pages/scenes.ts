/**
 * Every screen of the page in every state that looks different: an address, what is done there, and when it is done.
 * The matrix of the soak walks through all of them; `npm run screens` photographs them.
 */
import type { Page } from '@playwright/test';
import { type Scene, text } from './scene.ts';
import { stageScenes } from './stage-scenes.ts';
import type { Words } from './words.ts';

const recipe = 'v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3';
const measured =
  '#/evaluate?suite=ramp-exercises&policies=baseline,closed-book:baseline&n=12&seed=7';

export const scenes: readonly Scene[] = [
  ...stageScenes(recipe),
  { name: 'build', address: '#/build' },
  {
    name: 'build-masked',
    address: '#/build',
    act: async (page) => {
      await page.getByRole('textbox').first().fill(text);
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'compare',
    address: '',
    act: async (page, { page: { screens } }) => {
      await follow(page, 'compare', screens.compare[0]);
      await page.locator('table[aria-busy="false"]').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'classroom',
    address: '#/classroom',
    act: async (page, { classroom }) => {
      await page
        .getByRole('region', { name: classroom.sheet })
        .getByText(classroom.heading)
        .waitFor();
    },
  },
  {
    name: 'classroom-worksheet',
    address: '#/classroom',
    act: async (page, { classroom }) => {
      const sheet = page.getByRole('region', { name: classroom.sheet });
      await sheet.getByText(classroom.heading).waitFor();
      await sheet.getByText(classroom.heading).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'offline',
    address: '#/offline',
    act: async (page, { offline: { states } }) => {
      for (const [words = ''] of [states.unknown, states.keeping]) await gone(page, words);
    },
  },
  {
    name: 'evaluate',
    address: '#/evaluate',
    act: async (page, { evaluate }) => {
      await page.getByRole('button', { name: evaluate.start, exact: true }).waitFor();
      await page.locator('input[type="checkbox"]:disabled').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'evaluate-measured',
    address: measured,
    act: async (page, { evaluate }) => {
      await page.getByRole('button', { name: evaluate.start, exact: true }).click();
      await page.getByRole('heading', { name: evaluate.failures }).waitFor({ timeout: 90_000 });
      await page.getByRole('heading', { name: evaluate.results }).first().scrollIntoViewIfNeeded();
    },
  },
  { name: 'train', address: '#/train', act: drawn },
  { name: 'train-reward', address: '#/train/rl', act: drawn },
  { name: 'learn', address: '#/learn' },
  { name: 'learn-reward', address: '#/learn/first/reward' },
  { name: 'learn-notes', address: '#/learn/first/teacher-notes' },
  {
    name: 'lab',
    address: '#/lab',
    act: async (page, { lab }) => {
      await page
        .locator('button[aria-disabled="false"]')
        .getByText(lab.train, { exact: true })
        .waitFor();
    },
  },
  {
    name: 'lab-trained',
    address: '#/lab',
    act: async (page, { lab }) => {
      for (let step = 0; step < 3; step += 1) {
        await page.getByRole('button', { name: lab.step, exact: true }).click();
        await page
          .getByRole('button', { name: lab.train, exact: true })
          .waitFor({ timeout: 90_000 });
      }
    },
  },
  {
    name: 'corpus',
    address: '#/corpus',
    act: async (page, { corpus }) => {
      await page.getByText(corpus.examples).waitFor();
      await page.getByRole('heading', { name: corpus.statistics.title }).waitFor();
    },
  },
  {
    name: 'corpus-hits',
    address: '#/corpus',
    act: async (page, { corpus }) => {
      // The encyclopedia in the language of the page is searched.
      const language = await page.locator('html').getAttribute('lang');
      await page
        .getByRole('searchbox')
        .fill(language === 'zh' ? '居里夫人 镭' : 'Marie Curie radium');
      await page.getByRole('button', { name: corpus.search, exact: true }).click();
      await page.locator('ol > li').nth(2).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'corpus-add',
    address: '#/corpus',
    act: async (page, { corpus }) => {
      await page.getByText(corpus.examples).waitFor();
      await page.getByRole('button', { name: corpus.own.add }).click();
    },
  },
  {
    name: 'models',
    address: '#/models',
    act: async (page, { models }) => gone(page, models.asking),
  },
  { name: 'settings', address: '#/settings' },
  { name: 'nowhere', address: '#/nowhere' },
];

async function gone(page: Page, words: string): Promise<void> {
  await page.getByText(words).waitFor({ state: 'detached' });
}

/** By its address, as the menu would: what stands on the stage is kept. */
async function follow(page: Page, screen: string, title: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/${screen}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function drawn(page: Page, { train }: Words): Promise<void> {
  await page.getByRole('heading', { name: train.pipeline }).waitFor({ timeout: 30_000 });
}
