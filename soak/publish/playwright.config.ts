/** Visits a site that another program serves: SITE is its address. */
import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/visit-results',
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  reporter: 'list',
  use: {
    baseURL: process.env['SITE'] ?? '',
    serviceWorkers: 'block',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [
    { name: 'desktop', use: { browserName: 'chromium', viewport: { width: 1366, height: 768 } } },
    { name: 'phone', use: { browserName: 'chromium', viewport: { width: 390, height: 844 } } },
  ],
});
