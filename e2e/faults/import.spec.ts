/** Documents that people add to the encyclopedia: too large, too many, or made to fill the memory. */
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { fault, type Given } from './fault.ts';

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

const bad: readonly (readonly [what: string, says: string, files: () => readonly Brought[]])[] = [
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
    'A document of 10 MB',
    'has more than 10 MB',
    () => [
      { name: 'large.txt', buffer: Buffer.from('Curie was born in Warsaw. '.repeat(440_000)) },
    ],
  ],
  [
    'Ten thousand documents are dropped at once',
    'documents added.',
    () => [
      {
        name: 'many.jsonl',
        buffer: Buffer.from(
          Array.from({ length: 10_000 }, (_, n) =>
            JSON.stringify({ title: `Town ${n}`, text: `Town ${n} lies on river ${n}.` }),
          ).join('\n'),
        ),
      },
    ],
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
