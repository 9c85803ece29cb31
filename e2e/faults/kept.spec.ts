/** What the browser keeps for use without a network, lost, damaged or incomplete. */
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { fault, type Given, test } from './fault.ts';

const of = 'Kept for offline use';
test.use({ serviceWorkers: 'allow' });

async function expectReady({ page }: Given): Promise<void> {
  const ready = page.getByRole('heading', { name: 'Ready offline' });
  await expect(ready).toBeVisible({ timeout: 20_000 });
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
