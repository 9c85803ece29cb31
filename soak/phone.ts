/** Every journey on a phone, those too that `npm test` takes on one width only. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../scripts/find-chromium.mjs';

const report = '.cache/soak-phone.json';
const chromium = await findChromium();
const { status } = spawnSync(
  process.execPath,
  [...['node_modules/@playwright/test/cli.js', 'test', '--project=phone'], '--reporter=list,json'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(chromium !== null && { CHROMIUM_PATH: chromium }),
      SOAK: '1',
      E2E_PORT: '4180',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  },
);
type Report = { readonly stats: { readonly expected: number; readonly unexpected: number } };
// Playwright writes this file.
const { stats } = JSON.parse(readFileSync(report, 'utf8')) as Report;
console.log(`phone: ${stats.expected} journeys came to their end, ${stats.unexpected} did not`);
process.exitCode = status ?? 1;
