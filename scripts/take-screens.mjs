// npm run screens: pictures of the built site for the documents, at three widths, dark and light, in both languages.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { root } from './run-node.mjs';
import { serveSite } from './site-server.mjs';

const port = 4178;
const widths = { phone: [390, 844], laptop: [1366, 768], projector: [1920, 1080] };
const folder = `${root}docs/screens`;

/** A blank is filled, another one is being read. */
async function midway(page) {
  await page.keyboard.press('Home');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
}

const scenes = [
  ['fill-laptop-light', 'laptop', 'light', 'en-GB', midway],
  ['fill-laptop-dark', 'laptop', 'dark', 'en-GB', midway],
  ['fill-laptop-chinese', 'laptop', 'light', 'zh-CN', midway],
  ['fill-phone-light', 'phone', 'light', 'en-GB', midway],
  ['end-projector-dark', 'projector', 'dark', 'en-GB', (page) => page.keyboard.press('End')],
  ['own-text-laptop-light', 'laptop', 'light', 'en-GB', ownText],
  ...screensOf('ask', 'q-005', askedQuestion),
  ...screensOf('build', '#/build', builtText),
  ...screensOf('compare', '#/compare', compared),
  ...screensOf('classroom', '#/classroom', drawnSheet),
  ...screensOf('settings', '#/settings', async () => {}),
  ['guess-laptop-light', 'laptop', 'light', 'en-GB', guessed],
];

/** A screen as three pictures: a laptop in English, a phone in Chinese and dark, a projector. */
function screensOf(name, address, act) {
  return [
    [`${name}-laptop-light`, 'laptop', 'light', 'en-GB', act, address],
    [`${name}-phone-chinese`, 'phone', 'dark', 'zh-CN', act, address],
    [`${name}-projector-dark`, 'projector', 'dark', 'en-GB', act, address],
  ];
}

async function askedQuestion(page) {
  await page.getByRole('button', { name: /^(?:Run it live|现场运行)$/u }).click();
  await page.getByRole('button', { name: /^(?:Run again|再运行一次)$/u }).waitFor();
  await page.keyboard.press('End');
}

async function builtText(page) {
  await page
    .getByRole('textbox')
    .first()
    .fill(
      'Ludwig van Beethoven was born in Bonn in December 1770 and moved to Vienna in 1792, where he studied with Joseph Haydn.',
    );
  await page.getByRole('table').waitFor();
}

async function compared(page) {
  await page.locator('table[aria-busy="false"]').waitFor();
}

async function drawnSheet(page) {
  await page.getByRole('region').first().waitFor();
}

async function guessed(page) {
  await page.getByRole('button', { name: 'Guess first' }).click();
  await page.getByRole('textbox', { name: 'Blank 1' }).fill('Lord Byron');
}

async function ownText(page) {
  await page.getByRole('button', { name: 'Your own text' }).click();
  await page
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill(
      'Ludwig van Beethoven was born in Bonn in December 1770 and moved to Vienna in 1792, where he studied with Joseph Haydn. His Ninth Symphony was first played in Vienna on 7 May 1824.',
    );
  await page.getByText('worth hiding').waitFor();
}

/** A screen's address, or the link of a question. */
function hashOf(address) {
  if (!address.startsWith('q-')) return address;
  return `#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&question=${address}`;
}

mkdirSync(folder, { recursive: true });
await serveSite({ port });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox'],
});
for (const [name, width, colorScheme, locale, act, address = ''] of scenes) {
  const [w, h] = widths[width];
  const context = await browser.newContext({
    viewport: { width: w, height: h },
    colorScheme,
    locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/${hashOf(address)}`);
  await page.locator('h1').waitFor({ state: 'attached' });
  if (address === '') await page.getByRole('slider').waitFor();
  await act(page);
  // Lets the last transition of the page end before it is photographed.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  console.log(`docs/screens/${name}.png`);
}
await browser.close();
process.exit(0);
