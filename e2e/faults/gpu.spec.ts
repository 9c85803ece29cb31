/** A graphics processor that refuses, goes away or computes nothing. A software adapter stands in for a card. */
import { expect, type Page } from '@playwright/test';
import { inEngine, serveTinyPolicy } from '../tiny-policy.ts';
import { fault, type Given, openStage, runLive, test } from './fault.ts';

const of = 'The graphics processor';
const executablePath = process.env['CHROMIUM_PATH'];
test.use({
  launchOptions: {
    args: ['--enable-unsafe-webgpu', '--no-sandbox'],
    ...(executablePath === undefined ? {} : { executablePath }),
  },
});
/** Every shader is compiled and run on the processor. */
const patient = { timeout: 240_000 };

async function runOnGpu(given: Given): Promise<void> {
  const { page } = given;
  test.setTimeout(600_000);
  await serveTinyPolicy(page);
  await openStage(given);
  // Without an adapter these tests would say nothing.
  expect(await page.evaluate(async () => (await navigator.gpu?.requestAdapter()) != null)).toBe(
    true,
  );
  await page.getByRole('button', { name: /^Policy/u }).click();
  await page.getByRole('radio', { name: /The model, no search/u }).check();
  await page.keyboard.press('Escape');
  await runLive(page);
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible(patient);
  await expect(page.getByRole('alert').first()).toBeEmpty();
  await page.getByRole('button', { name: /^Policy/u }).click();
}

const state = (page: Page) => page.getByRole('group', { name: 'Who fills the blanks' });

fault(
  {
    of,
    what: 'It is lost in the middle of a run',
    says: 'runs on the graphics processor',
    wayOn: 'Another engine is started, and the run goes on by itself',
    isLong: true,
  },
  async (given) => {
    const { page, site, told } = given;
    await inEngine(page, 'first', () => {
      let device: GPUDevice | null = null;
      const request = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = async function requestDevice(wanted) {
        device = await request.call(this, wanted);
        return device;
      };
      let acts = 0;
      addEventListener('message', (event) => {
        if (event.data.method === 'act') acts += 1;
        if (acts !== 2) return;
        // Told before: the worker may be gone in a moment.
        const note = new XMLHttpRequest();
        note.open('GET', 'planted-loss', false);
        note.send();
        device?.destroy();
      });
    });
    await runOnGpu(given);
    await told();
    expect(site.asked).toContain('assets/planted-loss');
  },
);

const refused: readonly (readonly [what: string, says: string, act: () => void])[] = [
  [
    'It computes garbage',
    'can’t be used, or computes wrong numbers',
    () => {
      GPUQueue.prototype.submit = () => undefined;
    },
  ],
  [
    'The browser refuses the adapter',
    'can’t be used',
    () => {
      GPU.prototype.requestAdapter = async () => null;
    },
  ],
  [
    'The browser refuses the device',
    'The graphics processor failed.',
    () => {
      GPUAdapter.prototype.requestDevice = async () => {
        throw new DOMException('Refused.', 'OperationError');
      };
    },
  ],
];
for (const [what, says, act] of refused) {
  fault(
    { of, what, says, wayOn: 'The model runs on the processor', isLong: true },
    async (given) => {
      await inEngine(given.page, 'always', act);
      await runOnGpu(given);
      await given.told();
      await expect(state(given.page)).toContainText('runs on the processor');
    },
  );
}
