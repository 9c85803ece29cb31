import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test('a recorded run plays at once, before any corpus or worker has loaded', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.getByText(/Blank \d, searching/u)).toBeVisible();
  await page.getByLabel('Speed').selectOption('4×');
  await expect(page.getByRole('region', { name: 'Reward' })).toContainText('3 of 3 right', {
    timeout: 15_000,
  });
  expect(requests.filter((path) => /corpus|worker/u.test(path))).toEqual([]);
  expect(failures).toEqual([]);
});

test('nothing is asked of another host', async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url());
  });
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  expect(foreign.filter((url) => !/^(?:data|blob):/u.test(url))).toEqual([]);
});

test('the run is stepped and scrubbed by keyboard', async ({ page }) => {
  await page.goto('./');
  const slider = page.getByRole('slider', { name: 'Position in the run' });
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /search for blank \d/u);
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /3 hits/u);
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('End');
  await expect(
    page.getByRole('button', { name: /^Blank 1, right: (Lord )?Byron$/u }),
  ).toBeVisible();
  await page.keyboard.press('Space');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Step 1 of/u);
});

test('a click on the track seeks', async ({ page }) => {
  await page.goto('./');
  const slider = page.getByRole('slider');
  await expect(slider).not.toHaveAttribute('aria-valuemax', '0');
  const box = await slider.boundingBox();
  await slider.click({ position: { x: (box?.width ?? 0) - 1, y: 20 } });
  const last = await slider.getAttribute('aria-valuemax');
  await expect(slider).toHaveAttribute('aria-valuenow', last ?? '');
});

test('every event is told to a screen reader', async ({ page }) => {
  await page.goto('./');
  const live = page.locator('[aria-live="polite"][role="status"]');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(live).toHaveText(/^Searching for blank \d: .*Ada/u);
  await page.keyboard.press('End');
  await expect(live).toHaveText('Finished, 3 of 3 right');
});

test('a filled blank tells its story, and gives the focus back', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  const blank = page.getByRole('button', { name: 'Blank 2, right: Charles Babbage' });
  await blank.click();
  const story = page.getByRole('dialog', { name: 'Blank 2' });
  await expect(story).toContainText('At 17 Ada met Charles Babbage');
  await expect(story).toContainText('How sure');
  await page.keyboard.press('Escape');
  await expect(story).toBeHidden();
  await expect(blank).toBeFocused();
});

test('where the steps lie below the passage, the playback tells what the run does', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 720 });
  await page.goto('./');
  const strip = page.getByTitle('Show the steps');
  await expect(strip).toContainText('Ada Lovelace');
  await expect(page.getByRole('heading', { name: 'Search for blank 1' })).not.toBeInViewport();
  await strip.click();
  await expect(page.getByRole('heading', { name: 'Steps' })).toBeInViewport();
  await page.keyboard.press('End');
  await expect(strip).toBeHidden();
});

test('the transcript shows what the policy read and wrote', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Transcript' }).click();
  await expect(page.getByText(/<fill><mask1> (Lord )?Byron <\/fill>/u)).toBeVisible();
});

test('language and theme switch, and are kept', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('录制的运行')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await expect(page.getByRole('heading', { name: '长江' })).toBeVisible();
  const theme = page.getByRole('button', { name: /^主题/u });
  await theme.click();
  await theme.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.getByRole('button', { name: '主题: 深色' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing while it plays, at its end and in its sheets, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('./');
    await expect(page.getByRole('slider')).not.toHaveAttribute('aria-valuemax', '0');
    await page.keyboard.press('Home');
    await expectAccessible(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expectAccessible(page);
    await page.keyboard.press('End');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Policy/u }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Blank 1/u }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Read the document/u })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'See also' })).toBeVisible();
    await expectAccessible(page);
  });
}
