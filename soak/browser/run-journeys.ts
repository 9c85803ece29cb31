/** Browser tests with the long ones among them, for the stages of the soak. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findChromium } from '../../scripts/find-chromium.mjs';

type Stats = { readonly expected: number; readonly unexpected: number };

/** Runs Playwright with these arguments, its output shown, and ends the program as it ended. */
export async function runJourneys(
  name: string,
  port: number,
  given: readonly string[],
): Promise<Stats> {
  const report = `.cache/soak-${name}.json`;
  const chromium = await findChromium();
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', ...given];
  const { status } = spawnSync(process.execPath, [...playwright, '--reporter=list,json'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(chromium !== null && { CHROMIUM_PATH: chromium }),
      SOAK: '1',
      E2E_PORT: String(port),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  process.exitCode = status ?? 1;
  // Playwright writes this file.
  return (JSON.parse(readFileSync(report, 'utf8')) as { readonly stats: Stats }).stats;
}
