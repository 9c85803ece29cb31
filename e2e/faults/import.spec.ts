/** Documents that people add to the encyclopedia: too large, too many, or made to fill the memory. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { fault, type Given, test } from './fault.ts';

const of = 'Documents that are added';
type Brought = { readonly name: string; readonly buffer: Buffer };

async function openFiles({ page, site }: Given): Promise<void> {
  await page.goto(`${site.url}#/corpus`);
  await page.getByRole('button', { name: 'Add documents' }).click();
  await page.getByText('Files', { exact: true }).click();
}

async function add(page: Page, files: readonly Brought[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));
}

const laughs = Array.from(
  { length: 30 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('\n');
const xml = `<?xml version="1.0"?>
<!DOCTYPE mediawiki [<!ENTITY l0 "ha">
${laughs}]>
<mediawiki><page><title>Laughs</title><ns>0</ns><id>1</id><revision><id>1</id><text>&l30;</text></revision></page></mediawiki>`;

const sentence = 'Curie was born in Warsaw. ';
const towns = (count: number, sentences: number) =>
  Buffer.from(
    Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        title: `Town ${n}`,
        text: `Town ${n} lies on river ${n}. ${sentence.repeat(sentences)}`,
      }),
    ).join('\n'),
  );

type Case = readonly [what: string, says: string, files: () => readonly Brought[]];
const bad: readonly Case[] = [
  [
    'An XML dump with a billion laughs',
    'was left out',
    () => [{ name: 'laughs.xml', buffer: Buffer.from(xml) }],
  ],
  [
    'A file of a kilobyte that unpacks to a hundred megabytes',
    "of a kind that can't be read",
    () => [{ name: 'bomb.xml.gz', buffer: gzipSync(Buffer.alloc(1e8, ' ')) }],
  ],
  [
    'A document of more than 10 MB',
    'has more than 10 MB',
    () => [{ name: 'large.txt', buffer: Buffer.from(sentence.repeat(440_000)) }],
  ],
  [
    'More than ten thousand documents are dropped at once',
    'documents were left out: 10,000 at once are the most',
    () => [{ name: 'many.jsonl', buffer: towns(10_002, 0) }],
  ],
];
for (const [what, says, files] of bad) {
  fault(
    { of, what, says, wayOn: 'The page goes on; a small document is added after it', isLong: true },
    async (given) => {
      const { page, told } = given;
      await openFiles(given);
      await add(page, files());
      await told();
      await expectAccessible(page);
      await add(page, [
        { name: 'gate.txt', buffer: Buffer.from('The gate of Tarn has nine keys.') },
      ]);
      await expect(page.getByText('1 document added.')).toBeVisible({ timeout: 60_000 });
    },
  );
}

/** What is as large as it may be: it is taken in, and the page goes on meanwhile. */
const large: readonly Case[] = [
  [
    'A document of just under 10 MB',
    '1 document added.',
    () => [{ name: 'large.txt', buffer: Buffer.from(sentence.repeat(380_000)) }],
  ],
  [
    'Ten thousand documents are dropped at once',
    '10,000 documents added.',
    () => [{ name: 'many.jsonl', buffer: towns(10_000, 20) }],
  ],
];
for (const [what, says, files] of large) {
  fault(
    { of, what, says, wayOn: 'The page goes on while they are read and indexed', isLong: true },
    async (given) => {
      const { page, told } = given;
      await openFiles(given);
      await listenToPage(page);
      // Read from the disk by the browser: sent by this test, they would be unpacked on the page's own thread.
      const paths = files().map(({ name, buffer }) => {
        const path = test.info().outputPath(name);
        writeFileSync(path, buffer);
        return path;
      });
      await page.locator('input[type=file]').setInputFiles(paths);
      await expect(page.getByText(/^Reading and indexing: /u)).toBeVisible();
      const query = page.getByRole('searchbox', { name: 'Query' });
      await query.pressSequentially('Warsaw');
      await expect(query).toHaveValue('Warsaw');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(page.getByText('best first')).toBeVisible({ timeout: 60_000 });
      await told();
      // On a page that waits for the reading, everything would stand still for as long as that takes.
      const { longest, heard } = await heardFromPage(page);
      expect(heard).toBeGreaterThan(5);
      expect(longest).toBeLessThan(5000);
      await expectAccessible(page);
    },
  );
}

type Listening = { silences?: number[] };

/** Has the page's main thread tell how long it was silent, ten times a second where it is free. */
async function listenToPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const silences: number[] = [];
    (globalThis as Listening).silences = silences;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      silences.push(now - last);
      last = now;
    }, 100);
  });
}

/** The longest silence in milliseconds, and how often the page was heard. */
async function heardFromPage(page: Page): Promise<{ longest: number; heard: number }> {
  const silences = await page.evaluate(() => (globalThis as Listening).silences ?? []);
  return { longest: Math.max(...silences), heard: silences.length };
}
