/** The page is reloaded, or its tab closed and opened again, in the middle of something that takes time. */
import { expect } from '@playwright/test';
import { expectAccessible } from '../axe.ts';
import { layPolicy, sendBeginning, sendRange, weights } from '../policy-files.ts';
import { fault } from './fault.ts';

const of = 'A reload in the middle';

fault(
  {
    of,
    what: 'Of an evaluation',
    says: 'What was measured is kept, also across a reload.',
    wayOn: '“Go on” plays what is left',
  },
  async ({ page, site, told }) => {
    await page.goto(`${site.url}#/evaluate?suite=ramp-exercises&policies=baseline&n=150&seed=1`);
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByText(/^[3-9]\d of 150 runs$/u)).toBeVisible({ timeout: 60_000 });
    await page.reload();
    await told();
    const stopped = page.getByText(/^Stopped after \d+ of 150 runs/u);
    const kept = Number(/after (\d+) of/u.exec((await stopped.textContent()) ?? '')?.[1]);
    expect(kept).toBeGreaterThanOrEqual(20);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(stopped).toBeVisible();
  },
);

fault(
  {
    of,
    what: 'Of a download',
    says: 'Paused at 1.1 MB of 3.0 MB.',
    wayOn: '“Go on” fetches the rest; at most a quarter of a megabyte comes twice',
    isLong: true,
  },
  async ({ page, site, told }) => {
    layPolicy(site);
    site.changed.set('policy/weights.bin', sendBeginning('waits'));
    await page.goto(`${site.url}#/models`);
    await page.getByRole('button', { name: 'Download 3.0 MB: Test policy' }).click();
    await expect(page.getByText(/^1\.2 MB of 3\.0 MB/u)).toBeVisible();
    await page.reload();
    await told();
    const ranges: (string | undefined)[] = [];
    site.changed.set('policy/weights.bin', (response) => {
      ranges.push(response.req.headers.range);
      sendRange(response, weights);
    });
    await page.getByRole('button', { name: /^Go on, .* left: Test policy$/u }).click();
    await expect(page.getByText('On this device', { exact: true })).toBeVisible();
    expect(ranges).toEqual([`bytes=${4 * 2 ** 18}-`]);
  },
);

fault(
  {
    of,
    what: 'Of adding documents',
    says: 'The page was reloaded while documents were being added',
    wayOn: 'What was here before stands; the documents are added again',
    isLong: true,
  },
  async ({ page, site, told }) => {
    const open = async () => {
      await page.getByRole('button', { name: 'Add documents' }).click();
      await page.getByText('Files', { exact: true }).click();
    };
    const add = (title: string, count: number) =>
      page.locator('input[type=file]').setInputFiles({
        name: `${title}.jsonl`,
        mimeType: 'application/jsonl',
        buffer: Buffer.from(
          Array.from({ length: count }, (_, at) =>
            JSON.stringify({
              title: `${title} ${at}`,
              text: `The tower ${at} of Tarn is nine metres high.`,
            }),
          ).join('\n'),
        ),
      });
    await page.goto(`${site.url}#/corpus`);
    await open();
    await add('Gate', 1);
    await expect(page.getByText('1 document added.')).toBeVisible();
    await add('Tower', 9000);
    await expect(page.getByText(/^Reading and indexing: /u)).toBeVisible();
    await page.reload();
    await told();
    await expectAccessible(page);
    await expect(page.getByLabel('Your documents', { exact: true }).first()).toContainText(
      '1 passage',
    );
    await open();
    await add('Tower', 2);
    await expect(page.getByText('2 documents added.')).toBeVisible();
  },
);
