/** A school's server without https: no service worker, no SubtleCrypto, no WebGPU; everything else. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { ownSite } from './own-site.ts';

const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  serviceWorkers: 'allow',
  launchOptions: {
    ...(executablePath !== undefined && { executablePath }),
    args: ['--host-resolver-rules=MAP school.test 127.0.0.1'],
  },
});

test('over plain http the page runs, and says that it can not be kept', async ({ page }) => {
  const { url, goAway } = await ownSite({ host: 'school.test', folder: '/masksearch/' });
  await page.goto(url);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.goto(`${url}#/offline`);
  await expect(page.getByRole('heading', { name: 'Not possible over plain http' })).toBeVisible();
  await expectAccessible(page);
  await goAway();
});
