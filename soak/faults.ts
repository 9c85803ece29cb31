/** Every fault of e2e/faults, the long ones too. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../scripts/find-chromium.mjs';

const report = '.cache/soak-faults.json';
const chromium = await findChromium();
const { status } = spawnSync(
  process.execPath,
  [
    ...['node_modules/@playwright/test/cli.js', 'test', 'e2e/faults', '--project=desktop'],
    '--reporter=list,json',
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(chromium !== null && { CHROMIUM_PATH: chromium }),
      SOAK: '1',
      E2E_PORT: '4179',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  },
);
type Report = { readonly stats: { readonly expected: number; readonly unexpected: number } };
// Playwright writes this file.
const { stats } = JSON.parse(readFileSync(report, 'utf8')) as Report;
console.log(`faults: ${stats.expected} told and recovered, ${stats.unexpected} not`);
process.exitCode = status ?? 1;
