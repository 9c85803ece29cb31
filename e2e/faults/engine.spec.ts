/** The model's engine. A tiny model stands where the trained one ships; these take a while, so all but one run in soak. */
import { expect, type Page } from '@playwright/test';
import { engineOf, inEngine, serveTinyPolicy } from '../tiny-policy.ts';
import { expectRun, fault, openStage, runLive } from './fault.ts';

const of = 'The model';

async function choosePolicy(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name }).check();
  await page.keyboard.press('Escape');
}
const chooseModel = (page: Page) => choosePolicy(page, /The model, no search/u);

type Change = (bytes: Buffer) => Buffer | null;
const damaged: readonly (readonly [what: string, says: string, file: string, change: Change])[] = [
  [
    'A weight file is cut off',
    'A file of the model is damaged or incomplete',
    'weights-0.bin',
    (bytes) => bytes.subarray(0, 1000),
  ],
  [
    'A network sends its login page in place of the weights',
    'A file of the model is damaged or incomplete',
    'weights-0.bin',
    () => Buffer.from('<h1>Please sign in</h1>'),
  ],
  [
    'A weight file is missing',
    'A file of the model could not be fetched',
    'weights-0.bin',
    () => null,
  ],
];
for (const [what, says, file, change] of damaged) {
  fault(
    {
      of,
      what,
      says,
      wayOn: '“Run it live” fetches it anew; the rules run meanwhile',
      isLong: true,
    },
    async (given) => {
      const { page, told } = given;
      let isBroken = true;
      await serveTinyPolicy(page, (name, bytes) =>
        name === file && isBroken ? change(bytes) : bytes,
      );
      await openStage(given);
      await chooseModel(page);
      await runLive(page);
      await told();
      isBroken = false;
      await runLive(page);
      await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({
        timeout: 90_000,
      });
    },
  );
}

fault(
  {
    of,
    what: 'The device computes garbage',
    says: 'This browser can’t run the model',
    wayOn: 'Found by the self-test before anything is run; the rules run',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page, (name, bytes) => {
      if (name !== 'manifest.json') return bytes;
      // Logits that sound weights do not give.
      const manifest = JSON.parse(bytes.toString());
      for (const { logits } of manifest.golden.prompts) {
        for (const pair of logits) pair[1] += 100;
      }
      return Buffer.from(JSON.stringify(manifest));
    });
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await told();
    await choosePolicy(page, /Rules with search/u);
    await runLive(page);
    await expectRun(page);
  },
);

fault(
  {
    of,
    what: 'There is no memory for the model',
    says: 'There is too little memory for the model',
    wayOn: '“Run it live” once tabs are closed, or the rules',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page);
    // What Chromium throws.
    await inEngine(page, 'always', () => {
      WebAssembly.Memory = function refuse() {
        throw new RangeError('WebAssembly.Memory(): could not allocate memory');
      } as unknown as typeof WebAssembly.Memory;
    });
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await told();
    await choosePolicy(page, /Rules with search/u);
    await runLive(page);
    await expectRun(page);
  },
);

fault(
  {
    of,
    what: 'The model’s engine hangs in the middle of a run',
    says: 'Run again',
    wayOn:
      'After two minutes of silence another one is started, and the run goes on; “Stop” ends it at once',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page);
    await inEngine(page, 'first', () => {
      let acts = 0;
      addEventListener('message', (event) => {
        if (event.data.method === 'act') acts += 1;
        if (acts < 2) return;
        event.stopImmediatePropagation();
        Object.assign(globalThis, { isHung: true });
      });
    });
    await page.clock.install();
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await expect
      .poll(() => engineOf(page)?.evaluate(() => 'isHung' in globalThis), { timeout: 90_000 })
      .toBe(true);
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await page.clock.runFor(150_000);
    await told();
    await expect(page.getByRole('alert').first()).toBeEmpty();
  },
);

fault(
  {
    of,
    what: 'The model writes without end',
    says: 'came to no end',
    wayOn: 'The run is ended and what stood before stands; “Run again”, or the rules',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page);
    await inEngine(page, 'always', () => {
      addEventListener('message', (event) => {
        const { id, method } = event.data;
        if (method !== 'act') return;
        event.stopImmediatePropagation();
        setInterval(() => postMessage({ id, note: 'and so on and so on '.repeat(20) }), 5);
      });
    });
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await told();
    await choosePolicy(page, /Rules with search/u);
    await page.getByRole('button', { name: 'Run again' }).click();
    await expectRun(page);
  },
);

fault(
  {
    of,
    what: 'There is no WebGPU, or its adapter is refused',
    says: 'it runs on the processor',
    wayOn: 'The model runs on the processor',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page);
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 90_000 });
    await page.getByRole('button', { name: /^Policy/u }).click();
    await told();
  },
);

fault(
  {
    of,
    what: 'The engine’s worker crashes between two runs',
    says: 'Run again',
    wayOn: 'Another one is started, and the run goes on by itself',
    isLong: true,
  },
  async (given) => {
    const { page, told } = given;
    await serveTinyPolicy(page);
    await openStage(given);
    await chooseModel(page);
    await runLive(page);
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 90_000 });
    await engineOf(page)?.evaluate(() => {
      setTimeout(() => {
        throw new Error('Planted.');
      });
    });
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
    await told();
    await expect(page.getByRole('alert').first()).toBeEmpty();
  },
);
