/** Files of one's own, dropped onto the page: they are there after a reload, and when the server has gone. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { ownSite } from './own-site.ts';

test.use({ serviceWorkers: 'allow', contextOptions: { reducedMotion: 'reduce' } });

const dump = `<mediawiki xml:lang="en"><siteinfo><sitename>Tarnpedia</sitename></siteinfo>
<page><title>Lantern of Tarn</title><ns>0</ns><id>1</id><revision><id>7</id><text>{{Infobox lantern|height={{convert|9|m}}}}
'''The lantern of Tarn''' hangs in the [[salt tower|tower of salt]].&lt;ref&gt;A note.&lt;/ref&gt; It was lit in 1411 by [[Ann Marl]].</text></revision></page>
<page><title>Tarn lantern</title><ns>0</ns><id>2</id><redirect title="Lantern of Tarn" /><revision><id>8</id><text>#REDIRECT [[Lantern of Tarn]]</text></revision></page>
<page><title>Lost page</title><ns>0</ns><id>3</id><revision><id>9</id></page>
<page><title>Ann Marl</title><ns>0</ns><id>4</id><revision><id>10</id><text>'''Ann Marl''' was a lamplighter from [[Tarn]].</text></revision></page>
</mediawiki>`;
const files: Readonly<Record<string, string>> = {
  'tarnpedia.xml': dump,
  'ferry.md':
    '# Ferry of Tarn\n\nThe *ferry* crosses the [river Marl](marl.md) nine times a day.\n',
  'keys.jsonl':
    '{"title":"Gatehouse","text":"The gatehouse of Tarn keeps fourteen copper keys."}\n{"title":"Well","text":"The well of Tarn is ninety metres deep."}\n',
};
/** What is looked for, and the document that must come first. */
const searches = [
  ['lantern lit by Marl', 'Lantern of Tarn'],
  ['ferry river Marl', 'Ferry of Tarn'],
  ['copper keys of the gatehouse', 'Gatehouse'],
] as const;

const firstHit = (page: Page) =>
  page.getByRole('list').filter({ hasText: 'Score' }).getByRole('listitem').first();

async function dropFiles(page: Page): Promise<void> {
  const dropped = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, content] of Object.entries(all)) data.items.add(new File([content], name));
    return data;
  }, files);
  // Anywhere: a browser that is left with them would leave the page.
  const place = page.getByRole('searchbox', { name: 'Query' });
  await place.dispatchEvent('dragover', { dataTransfer: dropped });
  await place.dispatchEvent('drop', { dataTransfer: dropped });
}

async function expectFound(page: Page, url: string): Promise<void> {
  for (const [query, title] of searches) {
    await page.goto(`${url}#/corpus?lang=en&q=${encodeURIComponent(query)}`);
    await expect(firstHit(page).getByRole('link')).toHaveText(title, { timeout: 30_000 });
  }
}

// Every wait has a machine in mind that does other things too.
test('a dump, Markdown and JSON lines are dropped, found after a reload and without the server, and removed', {
  tag: '@long',
}, async ({ page }) => {
  test.setTimeout(240_000);
  const { url, goAway } = await ownSite();
  await page.goto(`${url}#/offline`);
  await expect(page.getByRole('heading', { name: 'Ready offline' })).toBeVisible({
    timeout: 60_000,
  });
  await page.goto(`${url}#/corpus?lang=en`);
  await expect(page.getByRole('link', { name: 'river of Warsaw' })).toBeVisible();
  await dropFiles(page);
  await expect(page.getByText('5 documents added.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert').filter({ hasText: 'Lost page' })).toBeVisible();
  await expectAccessible(page);
  await expectFound(page, url);
  await page.reload();
  await expectFound(page, url);

  await goAway();
  await page.reload();
  await expectFound(page, url);
  await page.goto(`${url}#/corpus?lang=en&q=lantern+lit+by+Marl`);
  await firstHit(page).getByRole('link').click();
  const article = page.getByRole('article');
  await expect(article).toContainText('The lantern of Tarn hangs in the tower of salt. It was lit');
  await article.getByRole('link', { name: 'Ann Marl', exact: true }).click();
  await expect(article).toContainText('a lamplighter from Tarn');

  await page.goto(`${url}#/corpus?lang=en&q=lantern+lit+by+Marl`);
  const listed = page.getByLabel('Your documents', { exact: true }).first();
  await expect(listed).toContainText('5 documents');
  await page.getByRole('button', { name: /^Remove /u }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Texts that you add are searched')).toBeVisible();
  await page.reload();
  await expect(firstHit(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Added by you')).toHaveCount(0);
});
