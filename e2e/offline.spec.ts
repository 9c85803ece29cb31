/** The page as an app: offline after the first complete visit, updated when the reader says so, isolated by its worker. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { newerBuild, type OwnSite, ownSite, tinyPolicy } from './own-site.ts';

test.use({ serviceWorkers: 'allow', contextOptions: { reducedMotion: 'reduce' } });

const open: OwnSite[] = [];
async function site(options: Parameters<typeof ownSite>[0] = {}): Promise<OwnSite> {
  const made = await ownSite(options);
  open.push(made);
  return made;
}
test.afterEach(async () => {
  for (const made of open.splice(0)) await made.goAway();
});

/** Opens the page and waits until it says that it is kept. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(`${url}#/offline`);
  await expect(page.getByRole('heading', { name: 'Ready offline' })).toBeVisible();
}

test('after one visit everything works with the server gone, from a folder of the host too', async ({
  page,
}) => {
  const { url, goAway, asked } = await site({ folder: '/classes/masksearch/' });
  await visit(page, url);
  expect(asked.filter((path) => path === 'corpus/en/index.bin')).toHaveLength(1);
  await expectAccessible(page);
  await goAway();
  await page.goto(url);
  await expect(page.getByText('Recorded run')).toBeVisible();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await page.getByRole('button', { name: 'Your own text' }).click();
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Marie Curie was born in Warsaw in 1867 and moved to Paris.');
  // Its worker starts cold, from what is kept.
  await expect(page.getByRole('button', { pressed: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '中文' }).click();
  await page.goto(`${url}#v=1&corpus=bundled-zh&policy=baseline&seed=1&hits=3&exercise=zh-002`);
  await page.getByRole('button', { name: '现场运行' }).click();
  await expect(page.getByRole('button', { name: '再运行一次' })).toBeVisible();
});

test('a model that was downloaded runs with the server gone', async ({ page }) => {
  // Its engine is compiled twice, and tests itself.
  test.setTimeout(180_000);
  const own = await site();
  tinyPolicy(own);
  await visit(page, own.url);
  await page.goto(own.url);
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /The model, no search/u }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  await own.goAway();
  await page.reload();
  await page.getByRole('button', { name: /^(?:Run it live|Run again)$/u }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert').first()).toBeEmpty();
  await page.getByRole('button', { name: 'Transcript' }).click();
  await expect(page.locator('pre')).toContainText('<answer>');
});

test('a newer version is offered, waits, and comes when it is asked for', async ({ page }) => {
  const own = await site();
  await visit(page, own.url);
  newerBuild(own, 'A newer build');
  await page.goto(`${own.url}#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=ex-001`);
  await page.reload();
  const offer = page.getByText('A newer version of this page is ready.');
  await expect(offer).toBeVisible();
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect(offer).toBeHidden();
  await expect(page.getByText('Exercise', { exact: true })).toBeVisible();
  expect(await page.evaluate(async () => (await fetch('./')).text())).toContain('A newer build');
  await page.goto(`${own.url}#/offline`);
  await expect(page.getByRole('heading', { name: 'Ready offline' })).toBeVisible();
});

test('a newer version that is asked for comes although something is being fetched for ever', async ({
  page,
}) => {
  const own = await site();
  await visit(page, own.url);
  newerBuild(own, 'A newer build');
  await page.goto(`${own.url}#/fill`);
  await page.reload();
  await expect(page.getByText('A newer version of this page is ready.')).toBeVisible();
  own.changed.set('never-ends', () => {});
  await page.evaluate(() => void fetch('./never-ends').catch(() => {}));
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect(page.getByRole('button', { name: 'Reloading…' })).toBeVisible();
  await loaded;
  await expect(page.getByText('Recorded run')).toBeVisible();
});

test('a newer version is not offered in the middle of a run', async ({ page }) => {
  const own = await site();
  await visit(page, own.url);
  newerBuild(own, 'Another build');
  await page.goto(`${own.url}#/fill`);
  await page.reload();
  const offer = page.getByText('A newer version of this page is ready.');
  await expect(offer).toBeVisible();
  await page.evaluate(() => {
    // The search worker never answers, so that the run goes on.
    Worker.prototype.postMessage = () => {};
  });
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(offer).toBeHidden();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(offer).toBeVisible();
});

test('a host without headers is isolated from the second visit on, a frame never', async ({
  page,
}) => {
  const { url, changed } = await site();
  await visit(page, url);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await expect(page.getByText('From the next visit on')).toBeVisible();
  await page.reload();
  await expect(page.getByText('In use: models may compute on all cores.')).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole('link', { name: 'MaskSearch' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  changed.set('frame.html', {
    body: '<iframe src="./#/offline" width="900" height="700"></iframe>',
  });
  await page.goto(`${url}frame.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Ready offline' })).toBeVisible();
  await expect(frame.getByText(/is not isolated/u)).toBeVisible();
});

test('the page can be installed: its manifest and icons are whole', async ({ page }) => {
  const { url } = await site();
  await page.goto(url);
  const session = await page.context().newCDPSession(page);
  const { errors, url: manifest } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(manifest).toBe(`${url}manifest.webmanifest`);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
