import { expect, test } from '@playwright/test';
import { serveTinyPolicy } from './tiny-policy.ts';

// A software adapter: slow, and exact enough to tell a right graph from a wrong one.
const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  launchOptions: {
    args: ['--enable-unsafe-webgpu', '--no-sandbox'],
    ...(executablePath === undefined ? {} : { executablePath }),
  },
});
test.setTimeout(240_000);

test('the model runs on WebGPU, passes the self-test there, and finishes its run', async ({
  page,
}) => {
  await serveTinyPolicy(page);
  await page.goto('./');
  const adapter = await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null);
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /The model, no search/u }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 200_000 });
  await page.getByRole('button', { name: /^Policy/u }).click();
  await expect(page.getByRole('group', { name: 'Who fills the blanks' })).toContainText(
    // Where a browser has no adapter at all, the page has to say that instead.
    adapter ? 'runs on the graphics processor' : 'can’t be used',
  );
});
