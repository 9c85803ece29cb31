/**
 * Photographs the scenes of the soak (soak/browser/pages): every one on a laptop, and each screen on a phone in Chinese
 * and dark, and dark on a projector. Arguments are beginnings of scene names; without any, all are taken anew.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Look, looks } from '../soak/browser/pages/looks.ts';
import type { Scene } from '../soak/browser/pages/scene.ts';
import { scenes } from '../soak/browser/pages/scenes.ts';
import { openScene } from '../soak/browser/pages/try-scene.ts';
import { findChromium } from './find-chromium.mjs';
import { serveSite } from './site-server.mjs';

const port = 4178;
const folder = 'docs/screens';
const beginnings = process.argv.slice(2);

await serveSite({ port, host: undefined });
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: ['--no-sandbox'],
});
mkdirSync(folder, { recursive: true });
if (beginnings.length === 0) for (const old of readdirSync(folder)) rmSync(`${folder}/${old}`);
for (const scene of scenes) {
  const isWanted =
    beginnings.length === 0 || beginnings.some((name) => scene.name.startsWith(name));
  // What moves looks in a picture like what stands.
  if (!isWanted || scene.moves) continue;
  for (const look of looksOf(scene)) await photograph(browser, scene, look);
}
await browser.close();
process.exit(0);

/** The states of a screen are named after it, with a hyphen. */
function looksOf({ name }: Scene): readonly Look[] {
  const more = name.includes('-') ? [] : ['zh phone dark', 'en projector dark'];
  const firstScreen =
    name === 'fill' ? ['en laptop dark', 'zh laptop light', 'en phone light'] : [];
  const wanted = ['en laptop light', ...more, ...firstScreen];
  return looks.filter((look) => wanted.includes(look.name));
}

async function photograph(by: Browser, scene: Scene, look: Look): Promise<void> {
  const context = await by.newContext({ ...look.options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await openScene(page, `http://localhost:${port}/`, scene, look);
  const file = `${folder}/${scene.name}-${look.name.replaceAll(' ', '-')}.webp`;
  writeFileSync(file, await picture(page));
  await context.close();
  console.log(file);
}

/** As WebP, a third of what PNG takes; Playwright itself writes only PNG and JPEG. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  return Buffer.from(data, 'base64');
}
