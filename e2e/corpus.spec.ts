import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

const tower = 'The salt tower of Tarn was built in 1411 by Ann Marl. It is nine metres high.';

async function addText(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add documents' }).click();
  await page.getByLabel('Title (optional)').fill(title);
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Add this text' }).click();
  await expect(page.getByText('1 document added.')).toBeVisible();
}

test('a search by hand tells what every word gave, and the parts add up', async ({ page }) => {
  await page.goto('./#/corpus');
  await page.getByRole('link', { name: 'river of Warsaw' }).click();
  await expect(page.getByText('passages, best first')).toBeVisible();
  await page.getByText('How this score comes about').first().click();
  const table = page.getByRole('table').first();
  const cells = await table.locator('tbody tr td:last-child').allInnerTexts();
  const sum = Number(await table.locator('tfoot td').last().innerText());
  expect(cells.length).toBeGreaterThan(0);
  const parts = cells.reduce((total, cell) => total + Number(cell), 0);
  expect(Math.abs(parts - sum)).toBeLessThan(0.01 * (cells.length + 1));
  await page.getByLabel('Field').selectOption('Science');
  await expect(page).toHaveURL(/field=science/u);
  await expectAccessible(page);
});

test('a document is read, its sentences are found elsewhere, its links followed', async ({
  page,
}) => {
  await page.goto('./#/corpus?lang=en&q=radium&doc=science%2Fmarie-curie');
  await expect(page.getByRole('heading', { name: 'Marie Curie' })).toBeFocused();
  await page.getByRole('article').getByRole('link').first().click();
  const elsewhere = page.getByRole('region', { name: 'Where else is this said?' });
  await expect(elsewhere.getByRole('listitem').first()).toContainText('In common:');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Hits for “radium”' }).click();
  await expect(page.getByText('best first')).toBeVisible();
});

test('a text of one’s own is added, found, filled from, kept over a reload and offline, and removed', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#/corpus?lang=en&q=salt+tower+of+Tarn');
  await expect(page.getByText('best first')).toBeVisible();
  await addText(page, 'Salt tower', tower);
  const first = page.getByRole('list').filter({ hasText: 'Score' }).getByRole('listitem').first();
  await expect(first).toContainText('Added by you');
  await expect(page.getByLabel('Your documents', { exact: true }).first()).toContainText(
    '1 passage',
  );
  await page.reload();
  await expect(first).toContainText('nine metres high');
  // The page and its encyclopedia are there already: what follows needs no network.
  await context.setOffline(true);
  await page.getByRole('searchbox', { name: 'Query' }).fill('Ann Marl');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(first).toContainText('Salt tower');
  await context.setOffline(false);
  await page.goto('./#/fill');
  await page.getByRole('button', { name: 'Your own text' }).click();
  await page
    .getByRole('textbox', { name: 'Text', exact: true })
    .fill('The salt tower of Tarn was built in [mask] by Ann Marl.');
  await page.getByRole('button', { name: 'Use this text' }).click();
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('also searched your documents')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: /Blank 1.*1411/u })).toBeVisible();
  await page.goto('./#/corpus?lang=en&q=salt+tower+of+Tarn');
  await page.getByRole('button', { name: 'Remove Salt tower' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Texts that you add are searched')).toBeVisible();
  await expect(page.getByText('Added by you')).toHaveCount(0);
});

test('files are added, what can not be read is named, and all is saved as a corpus folder', async ({
  page,
}) => {
  await page.goto('./#/corpus');
  await page.getByRole('button', { name: 'Add documents' }).click();
  await page.getByText('Files', { exact: true }).click();
  const file = (name: string, content: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('tower.txt', tower),
      file(
        'notes.md',
        '# Notes on Tarn\n\nThe *river* Marl runs past [the tower](x.md) since 1502.\n',
      ),
      file(
        'lines.jsonl',
        '{"title":"Gate","text":"The gate of Tarn has nine keys."}\nnot json\n{"title":"塔恩","text":"塔恩是一座城，建于1411年。"}\n',
      ),
      file('picture.png', 'not a picture'),
    ]);
  await expect(page.getByText('4 documents added.')).toBeVisible();
  const alerts = page.getByRole('alert');
  await expect(alerts.filter({ hasText: 'lines.jsonl:2' })).toContainText('is not JSON');
  await expect(alerts.filter({ hasText: 'picture.png' })).toContainText("can't be read");
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the English ones (zip)' }).click();
  expect((await saved).suggestedFilename()).toBe('masksearch-documents-en.zip');
});

test('Wikipedia is asked for nothing unless the site allows it and the visitor does', async ({
  page,
}) => {
  await page.goto('./#/corpus');
  const live = page.getByRole('checkbox', { name: /Wikipedia, live/u });
  await expect(live).not.toBeChecked();
  await expect(live).toBeDisabled();
  await page.getByRole('button', { name: 'Add documents' }).click();
  await page.getByText('Wikipedia', { exact: true }).click();
  await expect(page.getByText('This copy of the site may not ask Wikipedia').last()).toBeVisible();
});

test('in Chinese', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto('./#/corpus?lang=zh');
  await page.getByRole('link', { name: '长江流入哪里' }).click();
  await expect(page.getByText('段，得分高的在前')).toBeVisible();
  await expectAccessible(page);
  await page.close();
});
