import { defineConfig } from '@playwright/test';

const port = Number(process.env['E2E_PORT'] ?? 4175);
const executablePath = process.env['CHROMIUM_PATH'];

const isSoak = process.env['SOAK'] !== undefined;
/** Of the browser and the network, not of what the page looks like. */
const aboutTheBrowser =
  /(?:faults\/[\w-]+|content-security|injection|offline|plain-http|silence)\.spec\.ts$/u;
/** Journeys that `npm test` goes on one width: on phones they run in `npm run soak`, whose matrix opens every screen on one. */
const oneWidthIsEnough =
  /(?:ask|build|bundled-\w+|classroom|compare|corpus|evaluate|lab|lanes|learn|links|long-lists|models|sharing|startup|team|train)\.spec\.ts$/u;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  // Those run in `npm run soak`.
  ...(!isSoak && { grepInvert: /@long/u }),
  // A test that needed its second attempt is named at the end; the soak gives none.
  retries: isSoak ? 0 : 1,
  // A page of a busy machine is late, not broken.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 2,
  reporter: 'list',
  webServer: {
    command: `node scripts/serve.mjs --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
  use: {
    baseURL: `http://localhost:${port}/`,
    // Traces cost a quarter of the time; a failure is looked at with `--trace on`.
    screenshot: 'only-on-failure',
    // Routes of a test see nothing of what a service worker answers; the tests of the worker allow it.
    serviceWorkers: 'block',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'desktop', use: { browserName: 'chromium', viewport: { width: 1366, height: 768 } } },
    {
      name: 'phone',
      testIgnore: [aboutTheBrowser, ...(isSoak ? [] : [oneWidthIsEnough])],
      use: {
        browserName: 'chromium',
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
});
