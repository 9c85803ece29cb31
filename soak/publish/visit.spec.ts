/** A site whose visitors may ask a wiki: pages by title, and the wiki as a second search tool. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '../../e2e/axe.ts';

const live = (page: Page) => page.getByRole('checkbox', { name: /Wikipedia, live/u });
const firstHit = (page: Page) =>
  page.getByRole('list').filter({ hasText: 'Score' }).getByRole('listitem').first();

/** Addresses that the page and its workers ask the wiki for from now on. */
function askedOfWiki(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('api.php')) asked.push(request.url());
  });
  return asked;
}

async function fillOwn(page: Page, text: string): Promise<void> {
  await page.goto('./#/fill');
  await page.getByRole('button', { name: 'Your own text' }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
}

test('the encyclopedia is made of the pages of the wiki', async ({ page }) => {
  await page.goto('./#/corpus?lang=en&q=Marie+Curie');
  await expect(firstHit(page)).toContainText('rehearsal', { timeout: 60_000 });
  await expect(firstHit(page)).toContainText('CC BY-SA 4.0');
});

test('pages are fetched by title when the visitor asks for them, and kept', async ({ page }) => {
  const asked = askedOfWiki(page);
  await page.goto('./#/corpus?lang=en&q=mathematician+from+Tarn');
  await page.getByRole('button', { name: 'Add documents' }).click();
  await page.getByText('Wikipedia', { exact: true }).click();
  await page.getByLabel('Titles, one a line').fill('Countess Vell\nTarn\nNobody\n');
  await expectAccessible(page);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Fetch 3 pages from 127.0.0.1:7421' }).click();
  await expect(page.getByText('2 documents added.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert').filter({ hasText: 'Nobody' })).toContainText(
    'Wikipedia has no page',
  );
  expect(asked).not.toEqual([]);
  await expect(firstHit(page)).toContainText('Ada Vell');
  await page.reload();
  await expect(firstHit(page)).toContainText('Ada Vell', { timeout: 60_000 });
  await firstHit(page).getByRole('link', { name: 'Ada Vell' }).click();
  await expect(page.getByRole('article')).toContainText('In 1840 she walked to the sea.');
});

test('live Wikipedia is off until it is switched on, and a run that asks it is marked', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#/corpus?lang=en&q=mathematician+Vell');
  await expect(live(page)).toBeEnabled({ timeout: 60_000 });
  await expect(live(page)).not.toBeChecked();
  await live(page).check();
  await expect(firstHit(page)).toContainText('Ada Vell', { timeout: 60_000 });
  await expectAccessible(page);
  const text = 'Ada Vell was a mathematician from [mask].';
  await fillOwn(page, text);
  await expect(page.getByText('asked Wikipedia, live')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: /Blank 1.*Tarn/u })).toBeVisible();
  await page.goto('./#/corpus?lang=en');
  await live(page).uncheck();
  const asked = askedOfWiki(page);
  await fillOwn(page, `${text} She taught there.`);
  await expect(page.getByText('Live run', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('asked Wikipedia, live')).toHaveCount(0);
  expect(asked).toEqual([]);
});
