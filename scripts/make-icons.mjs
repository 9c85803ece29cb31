// npm run icons: the icons of the installed page, drawn from public/icon.svg. They are in the repository, because drawing
// needs a browser; run it when the drawing changes.
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { root } from './run-node.mjs';

const drawing = readFileSync(`${root}public/icon.svg`, 'utf8');
const ground = /fill="(#[0-9a-f]{6})"/u.exec(drawing)[1];
/** Name, pixels, and how much of the side the drawing takes: systems cut a circle or a rounded square out of the full ones. */
const icons = [
  ['icon-192', 192, 1],
  ['icon-512', 512, 1],
  ['maskable-512', 512, 0.8],
  ['apple-touch-icon', 180, 0.9],
];

mkdirSync(`${root}public/icons`, { recursive: true });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox'],
});
for (const [name, pixels, share] of icons) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const side = Math.round(pixels * share);
  await page.setContent(
    `<style>body{margin:0;display:grid;place-content:center;height:100vh;background:${share < 1 ? ground : 'transparent'}}svg{width:${side}px;height:${side}px}</style>${drawing}`,
  );
  await page.screenshot({ path: `${root}public/icons/${name}.png`, omitBackground: share === 1 });
  await page.close();
}
await browser.close();
