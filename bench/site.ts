/** The built site on a port of this machine, and a Chromium to open it with. */
import { buildSite } from '../scripts/build-site.mjs';
import { findChromium } from '../scripts/find-chromium.mjs';
import { serveSite } from '../scripts/site-server.mjs';

export const sitePort = 4179;
let served: Promise<{ readonly address: string; readonly chromium: string }> | null = null;

/** Builds and serves on first use. */
export function builtSite() {
  served ??= serve();
  return served;
}

async function serve() {
  const chromium = await findChromium();
  if (!chromium) throw new Error('No Chromium could be found: set CHROMIUM_PATH.');
  if (!buildSite({ onlyIfChanged: true })) throw new Error('The site could not be built.');
  await serveSite({ port: sitePort, host: undefined });
  return { address: `http://localhost:${sitePort}/`, chromium };
}
