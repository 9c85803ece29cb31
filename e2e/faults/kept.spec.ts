/** What the browser keeps for use without a network, lost, damaged or incomplete. */
import { readdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { newerBuild } from '../own-site.ts';
import { fault, type Given, openStage, test } from './fault.ts';

const of = 'Kept for offline use';
test.use({ serviceWorkers: 'allow' });

async function expectReady({ page }: Given): Promise<void> {
  const ready = page.getByRole('heading', { name: 'Ready offline' });
  await expect(ready).toBeVisible();
}

const incomplete = [
  {
    what: 'The connection breaks while the page is being kept',
    says: 'The connection broke before everything was there',
    breakIt: ({ site }: Given) =>
      site.changed.set('corpus/en/documents-000.bin', (response) => response.destroy()),
  },
  {
    what: 'A network sends its login page while the page is being kept',
    says: 'a network asks you to sign in first',
    breakIt: ({ site }: Given) =>
      site.changed.set('corpus/en/index.bin', { type: 'text/html', body: '<h1>Sign in</h1>' }),
  },
];
for (const { breakIt, ...told } of incomplete) {
  fault(
    { of, ...told, wayOn: '“Go on”; “Ready offline” is not said before it is true' },
    async (given) => {
      const { page, site } = given;
      breakIt(given);
      await page.goto(`${site.url}#/offline`);
      await given.told();
      await expect(page.getByText('Ready offline')).toBeHidden();
      await expect(page.getByText(/still to come$/u)).toBeVisible();
      await expectAccessible(page);
      site.changed.clear();
      await page.getByRole('button', { name: 'Go on' }).click();
      await expectReady(given);
    },
  );
}

fault(
  {
    of,
    what: 'The browser has cleared a kept file',
    says: 'One file had gone or was damaged: it has been fetched again',
    wayOn: 'Noticed and mended at the next visit',
  },
  async (given) => {
    const { page, site, told } = given;
    await page.goto(`${site.url}#/offline`);
    await expectReady(given);
    await page.evaluate(async () => {
      const list: { files: { path: string; sha256: string }[] } = await (
        await fetch('./site-files.json')
      ).json();
      const cleared = list.files.filter(({ path }) => path.startsWith('corpus/zh/documents'));
      const cache = await caches.open('masksearch-files');
      const keys = await cache.keys();
      for (const { sha256 } of cleared) {
        for (const key of keys) if (key.url.endsWith(sha256)) await cache.delete(key);
      }
    });
    await page.reload();
    await told();
    await expectReady(given);
  },
);

fault(
  {
    of,
    what: 'A kept file is damaged',
    says: 'One file had gone or was damaged: it has been fetched again',
    wayOn: '“Check every byte” finds and mends it',
  },
  async (given) => {
    const { page, site, told } = given;
    await page.goto(`${site.url}#/offline`);
    await expectReady(given);
    await page.evaluate(async () => {
      const cache = await caches.open('masksearch-files');
      const [first] = await cache.keys();
      if (first) await cache.put(first, new Response('damaged'));
    });
    await page.getByRole('button', { name: 'Check every byte' }).click();
    await told();
    await expect(page.getByText('all is sound')).toBeVisible();
  },
);

fault(
  {
    of,
    what: 'The first visit ends before the page itself is kept',
    says: 'The connection broke before everything was there',
    wayOn: '“Go on” begins anew; “Ready offline” is not said before it is true',
  },
  async (given) => {
    const { page, site, told } = given;
    // A part of the code that this visit does not need.
    const part = readdirSync('dist/assets').find((name) => name.startsWith('lab.worker'));
    site.changed.set(`assets/${part}`, (response) => response.destroy());
    await page.goto(`${site.url}#/offline`);
    await told();
    site.changed.clear();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expectReady(given);
  },
);

fault(
  {
    of,
    what: 'The host has a newer version before the older one is kept',
    says: 'The host has a newer version of this page',
    wayOn: '“Reload now”, and the newer one is kept instead',
  },
  async (given) => {
    const { page, site, told } = given;
    site.changed.set('corpus/en/index.bin', (response) => response.destroy());
    await page.goto(`${site.url}#/offline`);
    await expect(page.getByText('The connection broke')).toBeVisible();
    newerBuild(site, 'A newer build');
    site.changed.set('corpus/en/index.bin', { body: 'of the newer build' });
    await page.getByRole('button', { name: 'Go on' }).click();
    await told();
    site.changed.delete('corpus/en/index.bin');
    await page.getByRole('button', { name: 'Reload now' }).click();
    await expectReady(given);
  },
);

fault(
  {
    of,
    what: 'Two tabs, and one of them takes a newer version',
    says: 'A newer version of this page is ready.',
    wayOn: 'The other tab goes on as it was, and is offered the newer version too',
    isLong: true,
  },
  async (given) => {
    const { page, site, told } = given;
    await page.goto(`${site.url}#/offline`);
    await expectReady(given);
    const other = await page.context().newPage();
    await openStage({ ...given, page: other });
    newerBuild(site, 'A newer build');
    await page.reload();
    await page.getByRole('button', { name: 'Reload now' }).click();
    await expectReady(given);
    await told(other);
    // Parts of the older version that it has not asked for yet are still there.
    await other.goto(`${site.url}#/offline`);
    await other.getByRole('button', { name: 'Check every byte' }).click();
    await expect(other.getByText('all is sound')).toBeVisible();
    await other.close();
  },
);
