/**
 * A fault, what the page says about it, and the way on. `npm run faults` makes docs/faults.md of the same words that
 * are looked for here, so that the table can't say what the page does not.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { type OwnSite, ownSite } from '../own-site.ts';

export type Given = {
  readonly page: Page;
  /** The site on a server that can be broken. */
  readonly site: OwnSite;
  /** Passes when the page says it. Every fault calls it. */
  readonly told: (on?: Page) => Promise<void>;
};

export type Fault = {
  /** The group of the table: its file has one. */
  readonly of: string;
  readonly what: string;
  /** Words of the page. */
  readonly says: string;
  readonly wayOn: string;
  /** Only in `npm run soak`. */
  readonly isLong?: boolean;
};

type Fixtures = { readonly site: OwnSite };

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern.
  site: async ({}, use) => {
    const site = await ownSite();
    await use(site);
    await site.goAway();
  },
  contextOptions: { reducedMotion: 'reduce' },
});

export function fault(
  { of, what, says, wayOn, isLong = false }: Fault,
  act: (given: Given) => Promise<void>,
): void {
  const annotation = [
    { type: 'of', description: of },
    { type: 'says', description: says },
    { type: 'way on', description: wayOn },
  ];
  test(what, { annotation, ...(isLong && { tag: '@long' }) }, async ({ page, site }) => {
    if (isLong) test.setTimeout(180_000);
    let wasTold = false;
    await act({
      page,
      site,
      told: async (on = page) => {
        const words = on.getByText(says).filter({ visible: true }).first();
        await expect(words).toBeVisible(isLong ? { timeout: 90_000 } : {});
        wasTold = true;
      },
    });
    expect(wasTold).toBe(true);
  });
}

/** Opens the page at its recorded run. */
export async function openStage({ page, site }: Given, hash = ''): Promise<void> {
  await page.goto(site.url + hash);
  await expect(page.getByRole('slider')).not.toHaveAttribute('aria-valuemax', '0');
}

export async function runLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run it live' }).click();
}

/** A live run has come to its end. */
export async function expectRun(page: Page): Promise<void> {
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
}
