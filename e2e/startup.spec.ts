import { expect, test } from '@playwright/test';

test('the first visit fetches less than 150 kB of code, packed on its way', async ({ page }) => {
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
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  const fetched = await Promise.all(scripts);
  expect(fetched.length).toBeGreaterThan(0);
  const total = fetched.reduce((sum, { size }) => sum + size, 0);
  expect(total).toBeLessThan(150_000);
  const large = fetched.filter(({ size }) => size > 5000);
  expect(large.length).toBeGreaterThan(0);
  expect(large.every(({ packed }) => packed !== null)).toBe(true);
});
