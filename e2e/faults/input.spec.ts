/** Links and texts that are too large, broken, or made to do harm. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { drop } from '../drop.ts';
import { expectRun, fault, openStage, runLive } from './fault.ts';

const of = 'What people bring';
const linkTo = (fields: string) => `#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&${fields}`;

const broken: readonly (readonly [what: string, says: string, hash: string])[] = [
  ['A link is cut off', 'This link is broken', linkTo('task=abc')],
  ['A link of 1 MB', 'This link is broken', linkTo(`task=${'A'.repeat(1_000_000)}`)],
  [
    'A link that unpacks to ten megabytes',
    'This link is broken',
    linkTo(`task=${deflateRawSync(Buffer.alloc(10_000_000)).toString('base64url')}`),
  ],
  ['A link of a newer version', 'This link was made by a newer version', '#v=9&task=x'],
];
for (const [what, says, hash] of broken) {
  const isLong = hash.length > 100_000;
  fault({ of, what, says, wayOn: 'The first run is shown in its place', isLong }, async (given) => {
    await openStage(given, hash);
    await given.told();
    await runLive(given.page);
    await expectRun(given.page);
  });
}

fault(
  {
    of,
    what: 'A text of 10 MB is pasted',
    says: 'at most 2000 fit',
    wayOn: 'What stood in the field stays; the page answers at once',
  },
  async (given) => {
    const { page, told } = given;
    await openStage(given);
    await page.getByRole('button', { name: 'Your own text' }).click();
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('Marie Curie was born in Warsaw in 1867 and moved to Paris.');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() =>
      navigator.clipboard.writeText('Marie Curie was born in Warsaw in 1867. '.repeat(250_000)),
    );
    await text.press('Control+V');
    await told();
    await expect(text).toHaveValue('Marie Curie was born in Warsaw in 1867 and moved to Paris.');
    await text.press('End');
    await text.pressSequentially('!');
    await expect(page.getByRole('button', { pressed: true }).first()).toBeVisible();
  },
);

const run = readFileSync('public/runs/chopin.en.jsonl', 'utf8');
const files: readonly (readonly [what: string, says: string, content: string, times?: number])[] = [
  ['A run file of 100 MB', 'is larger than 20 MB', run, Math.ceil(1e8 / run.length)],
  [
    'A run file of a newer version',
    'by a newer version',
    run.replace('"version":1', '"version":9'),
  ],
  ['A run file that is cut off', 'of dropped.jsonl is damaged', run.slice(0, -200)],
  ['A file that is no run', 'dropped.jsonl is no run', 'eggs, milk'],
];
for (const [what, says, content, times] of files) {
  fault({ of, what, says, wayOn: 'What stood on the stage stays' }, async (given) => {
    const { page, told } = given;
    await openStage(given);
    await drop(page, 'dropped.jsonl', content, times);
    await told();
    await expectAccessible(page);
    await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    await drop(page, 'whole.jsonl', run);
    await expect(page.getByText('From a file')).toBeVisible();
  });
}
