/**
 * Every screen in every state, in both languages, at three widths, light and dark, with forced colours, at 200 % and
 * 320 pixels wide: axe, nothing cut off or over the edge, no English word in Chinese, every stop of the Tab key in view
 * and shown, and nothing that jumps while a run is played. What held for this build is not tried again.
 *
 * "npm run soak -- --only matrix --screens fill,learn --looks "zh phone"" takes a part.
 */
import { chromium } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { serveSite } from '../scripts/site-server.mjs';
import { heldBefore, keepHeld } from './browser/pages/held.ts';
import { looks } from './browser/pages/looks.ts';
import { scenes } from './browser/pages/scenes.ts';
import { tryScene } from './browser/pages/try-scene.ts';

const port = 4189;
const chosen = wanted(scenes, 'SOAK_SCREENS');
const chosenLooks = wanted(looks, 'SOAK_LOOKS');

await serveSite({ port, host: undefined });
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: ['--no-sandbox'],
});
const held = heldBefore();
let faulty = 0;
let tried = 0;
let jumped = 0;
for (const scene of chosen) {
  for (const look of chosenLooks) {
    const name = `${scene.name}, ${look.name}`;
    if (held.has(name)) continue;
    const { faults, jump } = await tryScene(browser, `http://localhost:${port}/`, scene, look);
    tried += 1;
    jumped = Math.max(jumped, jump);
    for (const fault of faults) console.log(`${name}: ${fault}`);
    if (faults.length > 0) faulty += 1;
    else keepHeld(name);
  }
  console.log(`${scene.name}: looked at`);
}
await browser.close();
console.log(
  `matrix: ${chosen.length} scenes in ${chosenLooks.length} looks, ${tried} tried now, ${faulty} with faults; most that moved by itself ${jumped.toFixed(3)}`,
);
process.exit(faulty === 0 && chosen.length * chosenLooks.length > 0 ? 0 : 1);

/** Those whose names begin as the variable of the environment says; all without it. */
function wanted<T extends { readonly name: string }>(all: readonly T[], variable: string) {
  const beginnings = process.env[variable]?.split(',') ?? [''];
  return all.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
}
