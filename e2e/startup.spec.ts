import { expect, type Page, test } from '@playwright/test';

test('the first visit fetches less than 150 kB of code, packed on its way', ({ page }) =>
  expectLittleCode(page, 'Pause'));

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the first visit fetches no more', ({ page }) => expectLittleCode(page, '暂停'));

  test('nothing is drawn in English while the Chinese words are on their way', async ({ page }) => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(chineseWords, async (route) => {
      await arrived;
      await route.continue();
    });
    const asked = page.waitForRequest(chineseWords);
    await page.goto('./');
    await asked;
    await expect(page.locator('#root')).toBeEmpty();
    arrive();
    await expect(page.getByRole('button', { name: '暂停' })).toBeVisible();
  });

  test('the page comes in English when the Chinese words do not come', async ({ page }) => {
    await page.route(chineseWords, (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    // A screen whose own words came speaks no other language than the page around it, and the way to Chinese is open.
    await page.goto('./#/settings');
    await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
    await expect(page.getByText('Kept in this browser, and nowhere else.')).toBeVisible();
    await page.unroute(chineseWords);
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  });
});

test('the page stays in its language when the other one can not be fetched', async ({ page }) => {
  await page.route(chineseWords, (route) => route.abort());
  await page.goto('./');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByText('A part of the page could not be fetched')).toBeVisible();
  await expect(page.getByRole('button', { name: '中文' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a visit that begins on another screen asks for its code beside the page’s', async ({
  page,
}) => {
  // The page itself never comes.
  await page.route(/\/assets\/(?:index|page)-[\w-]+\.js$/u, (route) => route.abort());
  const asked = page.waitForRequest(/\/assets\/train-screen-[\w-]+\.js$/u);
  await page.goto('./#/train');
  await asked;
});

test('where the page’s code does not come it says so', async ({ page }) => {
  await page.route(/\/assets\/page-[\w-]+\.js$/u, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('A part of the page could not be fetched')).toBeVisible();
});

const chineseWords = /\/assets\/zh-[\w-]+\.js$/u;

async function expectLittleCode(page: Page, pause: string): Promise<void> {
  const scripts: Promise<{ readonly size: number; readonly packed: string | null }>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(
      (async () => ({
        size: (await response.request().sizes()).responseBodySize,
        packed: await response.headerValue('content-encoding'),
      }))(),
    );
  });
  await page.goto('./');
  await expect(page.getByRole('button', { name: pause })).toBeVisible();
  const fetched = await Promise.all(scripts);
  expect(fetched.length).toBeGreaterThan(0);
  const total = fetched.reduce((sum, { size }) => sum + size, 0);
  expect(total).toBeLessThan(150_000);
  const large = fetched.filter(({ size }) => size > 5000);
  expect(large.length).toBeGreaterThan(0);
  expect(large.every(({ packed }) => packed !== null)).toBe(true);
}
