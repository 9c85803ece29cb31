/** Links and texts that are too large, broken, or made to do harm. */
import { deflateRawSync } from 'node:zlib';
import { expect } from '@playwright/test';
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
  fault({ of, what, says, wayOn: 'The first run is shown in its place' }, async (given) => {
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
