/** Files that are missing, damaged, wrong or slow, as servers and networks send them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { expectRun, fault, type Given, openStage, runLive } from './fault.ts';

const of = 'Files and the network';
const shard = 'corpus/en/documents-000.bin';
const built = (path: string) => readFileSync(`dist/${path}`);

/** What is on the stage stays; when the fault is gone, the same button leads on. */
async function tellsAndRecovers(given: Given): Promise<void> {
  const { page, site, told } = given;
  await openStage(given);
  await runLive(page);
  await told();
  await expect(page.getByText('Recorded run')).toBeVisible();
  await expectAccessible(page);
  site.changed.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectRun(page);
}

const damaged: readonly (readonly [what: string, says: string, body: () => Buffer | string])[] = [
  ['A shard has a flipped bit', 'documents-000.bin is damaged', () => flipped(built(shard))],
  [
    'A shard is cut off',
    'documents-000.bin arrived incomplete',
    () => built(shard).subarray(0, 999),
  ],
  [
    'A network sends its login page in place of a shard',
    'documents-000.bin arrived incomplete',
    () => '<!doctype html><title>Welcome</title><form>Please sign in</form>',
  ],
];
for (const [what, says, body] of damaged) {
  fault({ of, what, says, wayOn: '“Try again”; nothing is lost' }, async (given) => {
    given.site.changed.set(shard, { body: body() });
    await tellsAndRecovers(given);
  });
}

fault(
  {
    of,
    what: 'A shard is missing',
    says: 'documents-000.bin could not be fetched',
    wayOn: '“Try again”',
  },
  async (given) => {
    given.site.changed.set(shard, { status: 404, body: 'Not here.' });
    await tellsAndRecovers(given);
  },
);

fault(
  {
    of,
    what: 'The network breaks in the middle of a file',
    says: 'documents-000.bin could not be fetched',
    wayOn: '“Try again”',
  },
  async (given) => {
    given.site.changed.set(shard, (response) => {
      response.writeHead(200, { 'Content-Length': String(built(shard).length) });
      response.write(built(shard).subarray(0, 5000), () => response.destroy());
    });
    await tellsAndRecovers(given);
  },
);

fault(
  {
    of,
    what: 'A file never comes to its end',
    says: 'Opening the encyclopedia',
    wayOn: '“Stop”, and the recorded run is there again',
  },
  async (given) => {
    const { page, site, told } = given;
    site.changed.set(shard, (response) => {
      response.writeHead(200, { 'Content-Length': String(built(shard).length) });
      response.write(built(shard).subarray(0, 5000));
    });
    await openStage(given);
    await runLive(page);
    await told();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('Recorded run')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run it live' })).toBeVisible();
  },
);

fault(
  {
    of,
    what: 'The encyclopedia is of another version',
    says: 'manifest.json is of another version: reload the page',
    wayOn: 'Reload, or “Try again”',
  },
  async (given) => {
    const manifest = JSON.parse(built('corpus/en/manifest.json').toString());
    given.site.changed.set('corpus/en/manifest.json', {
      body: JSON.stringify({ ...manifest, format: 99 }),
    });
    await tellsAndRecovers(given);
  },
);

fault(
  {
    of,
    what: 'A network sends its login page in place of the manifest',
    says: 'manifest.json is not what this page expects',
    wayOn: 'Reload, or “Try again”',
  },
  async (given) => {
    given.site.changed.set('corpus/en/manifest.json', { body: '<h1>Please sign in</h1>' });
    await tellsAndRecovers(given);
  },
);

fault(
  {
    of,
    what: 'A shard with the right hash unpacks to a hundred megabytes',
    says: 'documents-000.bin can not be understood',
    wayOn: 'Recorded runs still play; memory is not filled',
  },
  async (given) => {
    const { page, site, told } = given;
    const bomb = gzipSync(Buffer.alloc(1e8));
    const manifest = JSON.parse(built('corpus/en/manifest.json').toString());
    const sha256 = createHash('sha256').update(bomb).digest('hex');
    Object.assign(manifest.shards[0], { bytes: bomb.length, sha256 });
    const textWith = (hash: string) =>
      `${JSON.stringify({ ...manifest, sha256: hash }, null, 2)}\n`;
    const seal = createHash('sha256').update(textWith('')).digest('hex');
    site.changed.set('corpus/en/manifest.json', { body: textWith(seal) });
    site.changed.set(shard, { body: bomb });
    await openStage(given);
    await runLive(page);
    await told();
    await expect(page.getByText('Recorded run', { exact: true })).toBeVisible();
  },
);

for (const [what, body] of [
  ['A recorded run is cut off', '{"type":"run-st'],
  ['A recorded run is of a newer version', '{"type":"run-started","version":99}'],
] as const) {
  fault(
    {
      of,
      what,
      says: 'The recorded run could not be read',
      wayOn: 'Another passage, which can be run live',
    },
    async ({ page, site, told }) => {
      site.changed.set('runs/first.en.jsonl', { body });
      await page.goto(site.url);
      await told();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Another passage' }).click();
      await page.getByRole('listitem').getByRole('button').first().click();
      await runLive(page);
      await expectRun(page);
    },
  );
}

fault(
  {
    of,
    what: 'A part of the page’s code can not be fetched',
    says: 'A part of the page could not be fetched',
    wayOn: 'The stage goes on; the part comes when it is asked for again',
  },
  async (given) => {
    const { page, told } = given;
    await page.route('**/assets/panel-sheet-*.js', (route) => route.abort());
    await openStage(given);
    await page.getByRole('button', { name: 'Another passage' }).click();
    await told();
    await expect(page.getByRole('main')).toContainText('Ada Lovelace was born in London');
  },
);

fault(
  {
    of,
    what: 'A text is typed while the encyclopedia is damaged',
    says: 'arrived incomplete',
    wayOn: 'The text is kept, on the stage and in its sheet',
  },
  async (given) => {
    const { page, site, told } = given;
    site.changed.set(shard, { body: 'not a corpus' });
    await openStage(given);
    await page.getByRole('button', { name: 'Your own text' }).click();
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('Marie Curie was born in [mask] in 1867.');
    await page.getByRole('button', { name: 'Use this text' }).click();
    await runLive(page);
    await told();
    await expect(page.getByRole('main')).toContainText('Marie Curie was born in');
    await page.getByRole('button', { name: 'Your own text' }).click();
    await expect(text).toHaveValue('Marie Curie was born in [mask] in 1867.');
  },
);

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(100) ^ 1, 100);
  return changed;
}
