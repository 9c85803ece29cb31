import { expect, type Page, test } from '@playwright/test';
import { fullJourney } from './full-journey.ts';

// Its requests are the page's too.
test.use({ serviceWorkers: 'allow' });

/** What the browser asks of the network, for the page and its workers. Data and blob addresses stay inside it. */
function recordRequests(page: Page): readonly URL[] {
  const requests: URL[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:') requests.push(url);
  });
  page.on('websocket', (socket) => requests.push(new URL(socket.url())));
  return requests;
}

test('a full journey asks nothing of another host', async ({ page, baseURL }) => {
  const requests = recordRequests(page);
  await fullJourney(page);
  const own = new URL(baseURL ?? '').origin;
  expect(requests.filter(({ origin }) => origin !== own)).toEqual([]);
  // The recorder sees what workers ask for, and it saw the whole journey.
  const paths = requests.map(({ pathname }) => pathname);
  expect(paths).toContain('/corpus/en/index.bin');
  expect(paths).toContain('/corpus/zh/index.bin');
  expect(paths.filter((path) => path.includes('tagging.worker')).length).toBeGreaterThan(0);
});

test('a build allows no host unless one is named', async ({ page, request }) => {
  const header = (await request.get('./')).headers()['content-security-policy'];
  expect(header).toContain("connect-src 'self';");
  await page.goto('./');
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', /connect-src 'self';/u);
});
