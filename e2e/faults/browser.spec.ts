/** A browser that refuses, forgets, kills or lies. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';
import { expectRun, fault, openStage, runLive, test } from './fault.ts';

const of = 'The browser';
test.use({ serviceWorkers: 'allow' });

fault(
  {
    of,
    what: 'The browser refuses all storage',
    says: 'The browser keeps nothing here',
    wayOn: 'Everything else works while there is a connection',
  },
  async ({ site, told }) => {
    const profile = mkdtempSync(join(tmpdir(), 'profile-'));
    mkdirSync(join(profile, 'Default'));
    const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
    const executablePath = process.env['CHROMIUM_PATH'];
    const context = await chromium.launchPersistentContext(profile, {
      ...(executablePath !== undefined && { executablePath }),
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(site.url);
    expect(
      await page.evaluate(() => {
        try {
          return typeof localStorage;
        } catch {
          return 'refused';
        }
      }),
    ).toBe('refused');
    await runLive(page);
    await expectRun(page);
    await page.goto(`${site.url}#/offline`);
    await told(page);
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  },
);

/** Less than the page itself needs, of which nothing can answer then; and less than the encyclopedias need. */
for (const [what, quotaSize] of [
  ['There is no room left, not even for the page itself', 1_500_000],
  ['There is no room left', 3_000_000],
] as const) {
  fault(
    {
      ...{ of, what },
      says: 'The browser has no room left for the rest',
      wayOn: '“Go on” when there is room; what has come is kept',
      isLong: quotaSize > 2_000_000,
    },
    async ({ page, site, told }) => {
      const session = await page.context().newCDPSession(page);
      const origin = new URL(site.url).origin;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
      await page.goto(`${site.url}#/offline`);
      await told();
      await session.send('Storage.overrideQuotaForOrigin', { origin });
      await page.getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('heading', { name: 'Ready offline' })).toBeVisible();
    },
  );
}

fault(
  {
    of,
    what: 'The search worker crashes between two runs',
    says: 'Run again',
    wayOn: 'Another worker is started, and the run goes on by itself',
  },
  async (given) => {
    const { page, told } = given;
    await openStage(given);
    await runLive(page);
    await expectRun(page);
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('Planted.');
      });
    });
    await expect.poll(() => page.workers().length).toBe(0);
    await page.getByRole('button', { name: 'Run again' }).click();
    await expectRun(page);
    await told();
    await expect(page.getByRole('alert').first()).toBeEmpty();
  },
);

fault(
  {
    of,
    what: 'The search worker is killed without a word',
    says: 'Run again',
    wayOn: 'Half a minute later another one is started, and the run goes on',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await openStage(given);
    await runLive(page);
    await expectRun(page);
    await page.workers()[0]?.evaluate(() => self.close());
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await told();
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  },
);

fault(
  {
    of,
    what: 'The clock jumps a day ahead and two days back while a run plays',
    says: '3 of 3 right',
    wayOn: 'The run plays on',
  },
  async (given) => {
    const { page, site, told } = given;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.clock.install({ time: new Date('2026-01-02T10:00:00') });
    await page.goto(site.url);
    await expect(page.getByText('Recorded run')).toBeVisible();
    await page.clock.setSystemTime(new Date('2026-01-03T10:00:00'));
    await page.clock.runFor(2000);
    await page.clock.setSystemTime(new Date('2026-01-01T10:00:00'));
    await page.clock.runFor(60_000);
    await told();
  },
);

fault(
  {
    of,
    what: 'The page is reloaded in the middle of a run',
    says: 'Everything up to here stands',
    wayOn: 'Every event stands where it was; “Run again”',
  },
  async (given) => {
    const { page, told } = given;
    await openStage(given);
    await runLive(page);
    await expectRun(page);
    await page.evaluate(() => {
      // The second search of the next run is never answered.
      const send = Worker.prototype.postMessage;
      let searches = 0;
      Worker.prototype.postMessage = function (this: Worker, message: { method?: string }) {
        if (message.method === 'search') searches += 1;
        if (searches < 2) send.call(this, message);
      };
    });
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('button', { name: 'To the end' }).click();
    await expect(page.getByText('Searching for blank').first()).toBeAttached();
    const steps = await page.getByRole('slider').getAttribute('aria-valuemax');
    await page.reload();
    await expect(page.getByText('Live run', { exact: true })).toBeVisible();
    await told();
    const after = Number(await page.getByRole('slider').getAttribute('aria-valuemax'));
    expect(after).toBeGreaterThanOrEqual(Number(steps));
    await page.getByRole('button', { name: 'Run again' }).click();
    await expectRun(page);
  },
);

fault(
  {
    of,
    what: 'Two tabs are used at once',
    says: 'Run again',
    wayOn: 'Each keeps its own text across a reload, and both run',
  },
  async (given) => {
    const { page, site, told } = given;
    const other = await page.context().newPage();
    const tabs = [
      [page, 'The first tab is about Warsaw.'],
      [other, 'The second tab is about Paris.'],
    ] as const;
    for (const [tab, words] of tabs) {
      await tab.goto(site.url);
      await tab.getByRole('button', { name: 'Your own text' }).click();
      await tab.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
      await tab.keyboard.press('Escape');
    }
    await Promise.all(tabs.map(([tab]) => runLive(tab)));
    for (const [tab, words] of tabs) {
      await expectRun(tab);
      await told(tab);
      await tab.reload();
      await tab.getByRole('button', { name: 'Your own text' }).click();
      await expect(tab.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(words);
    }
    await other.close();
  },
);
