/** The device's report, and downloads whatever the network does: on a server of each test's own. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { type OwnSite, ownSite } from './own-site.ts';
import { layPolicy, sendBeginning, sendRange, weights } from './policy-files.ts';

const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  serviceWorkers: 'block',
  launchOptions: {
    ...(executablePath !== undefined && { executablePath }),
    args: ['--host-resolver-rules=MAP school.test 127.0.0.1'],
  },
});

let site: OwnSite;
test.afterEach(() => site.goAway());

async function open(page: Page, options: Parameters<typeof ownSite>[0] = {}) {
  site = await ownSite(options);
  layPolicy(site);
  await page.goto(`${site.url}#/models`);
  await expect(download(page)).toBeVisible();
}

const download = (page: Page) => page.getByRole('button', { name: 'Download 3.0 MB: Test policy' });
const goOn = (page: Page) => page.getByRole('button', { name: /^Go on, .* left: Test policy$/u });
const here = (page: Page) => page.getByText('On this device', { exact: true });
const alert = (page: Page) => page.getByRole('listitem').getByRole('alert');
const deletion = (page: Page) => page.getByRole('button', { name: 'Delete: Test policy' });

test('the device, every verdict with its reasons, and nothing downloaded for it', async ({
  page,
}) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'This device' })).toBeVisible();
  await expect(page.getByText(/^Can run here, on the processor\.$/u)).toHaveCount(1);
  await expect(page.getByText('Can’t run here:').first()).toBeVisible();
  await expect(page.getByText('This copy of the page talks to no other host.')).toBeVisible();
  expect(site.asked.filter((path) => /weights|webllm\.worker|start-worker/u.test(path))).toEqual(
    [],
  );
  await expectAccessible(page);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '模型' })).toBeVisible();
  await expectAccessible(page);
});

test('paused, reloaded, gone on with, kept, deleted: with the keyboard', async ({ page }) => {
  await open(page);
  site.changed.set('policy/weights.bin', sendBeginning('waits'));
  await download(page).press('Enter');
  await expect(page.getByText(/^1\.2 MB of 3\.0 MB/u)).toBeVisible();
  await page.getByRole('button', { name: 'Pause: Test policy' }).press('Enter');
  await expect(page.getByText(/^Paused at 1\.2 MB of 3\.0 MB\.$/u)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(/^Paused at 1\.2 MB of 3\.0 MB\.$/u)).toBeVisible();
  const ranges: (string | undefined)[] = [];
  site.changed.set('policy/weights.bin', (response) => {
    ranges.push(response.req.headers.range);
    sendRange(response, weights);
  });
  await goOn(page).press('Enter');
  await expect(here(page)).toBeVisible();
  expect(ranges).toEqual(['bytes=1200000-']);
  await page.reload();
  await expect(here(page)).toBeVisible();
  await deletion(page).press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(download(page)).toBeVisible();
});

test('a connection that breaks goes on by itself', async ({ page }) => {
  await open(page);
  site.changed.set('policy/weights.bin', (response) => {
    if (response.req.headers.range) sendRange(response, weights);
    else sendBeginning('breaks')(response);
  });
  await download(page).click();
  await expect(here(page)).toBeVisible();
});

const type = 'application/octet-stream';
const faults: readonly (readonly [string, Parameters<OwnSite['changed']['set']>[1], RegExp])[] = [
  ['not there', { status: 404, body: 'Not here.' }, /weights\.bin is not on the server \(404\)/u],
  [
    'a sign-in page',
    { type: 'text/html', body: '<p>Sign in' },
    /A web page came instead of weights/u,
  ],
  [
    'damaged',
    { type, body: Buffer.alloc(weights.length, 8) },
    /came damaged, twice, and was thrown/u,
  ],
  [
    'another version',
    { type, body: Buffer.alloc(weights.length + 9) },
    /longer than it should be/u,
  ],
];
for (const [name, answer, message] of faults) {
  test(`${name}: said plainly, nothing wrong is kept, and it can be tried again`, async ({
    page,
  }) => {
    await open(page);
    site.changed.set('policy/weights.bin', answer);
    await download(page).click();
    await expect(alert(page)).toHaveText(message);
    await expectAccessible(page);
    site.changed.set('policy/weights.bin', (response) => sendRange(response, weights));
    await goOn(page).click();
    await expect(here(page)).toBeVisible();
  });
}

test('a server that keeps failing is told after several attempts; what has arrived is kept', async ({
  page,
}) => {
  await open(page);
  site.changed.set('policy/weights.bin', { status: 503, body: 'Later.' });
  await download(page).click();
  await expect(page.getByText(/^It broke off; next attempt in/u)).toBeVisible();
  await expect(alert(page)).toHaveText(/\(503\), several times/u);
});

test('without room it says how much is needed, and leaves nothing half there', async ({ page }) => {
  await open(page);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(site.url);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await download(page).click();
  await expect(alert(page)).toHaveText(/The browser has no room for it/u);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await page.getByRole('button', { name: /(?:Download|Go on).*Test policy/u }).click();
  await expect(here(page)).toBeVisible();
});

test('over plain http files are kept, too, and the card is said to be hidden', async ({ page }) => {
  await open(page, { host: 'school.test', folder: '/masksearch/' });
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect(page.getByText('because this page came over plain http')).toBeVisible();
  await download(page).click();
  await expect(here(page)).toBeVisible();
  await page.reload();
  await expect(here(page)).toBeVisible();
});

test('a browser that lets the page keep nothing: the download serves this visit, and that is said', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('Blocked.', 'SecurityError');
        },
      },
    });
  });
  await open(page);
  await expect(page.getByText('lasts until the page is closed')).toBeVisible();
  await download(page).click();
  await expect(page.getByText('Here until the page is closed')).toBeVisible();
});

test('the real WebLLM loads when a model is chosen, asks for its first file, and its failure is told plainly', async ({
  page,
}) => {
  // A card that seems fit: the package itself is not reached by this, only our verdict.
  await page.addInitScript(() => {
    const limits = { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 30 };
    const adapter = {
      features: new Set(['shader-f16']),
      limits,
      info: { vendor: 'test', architecture: 'card' },
    };
    Object.defineProperty(navigator, 'gpu', { value: { requestAdapter: async () => adapter } });
  });
  site = await ownSite();
  const model = {
    ...{ id: 'My-Model', title: 'My model', folder: 'My-Model/resolve/main/' },
    ...{ library: 'My-Model/model.wasm', megabytes: 300 },
  };
  site.changed.set('webllm/models.json', {
    type: 'application/json',
    body: JSON.stringify({ models: [model] }),
  });
  await page.goto(`${site.url}#/models`);
  await page.getByRole('button', { name: 'Load 300 MB: My model' }).click();
  await expect(alert(page)).toHaveText(/can’t be reached|may not talk/u, {
    timeout: 30_000,
  });
  expect(site.asked).toContain('webllm/My-Model/resolve/main/mlc-chat-config.json');
  await expectAccessible(page);
});
