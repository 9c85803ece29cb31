/**
 * Measures the policy in a browser, on the device that settings.json names. Each step is posted to `report` and shown on
 * the page as one line of JSON; the last one is {"step": "done"}, with everything that was found, and where and why it
 * stopped when it did not get to the end. For a machine with a GPU, by hand: see bench/engine/build-page.ts.
 */

import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { nextTask } from '#lib/next-task.ts';
import { bundledPolicy } from '#policies/bundled/bundled-policy.ts';
import { openCpuModel } from '#policies/bundled/cpu-model.ts';
import { cpuRuntime } from '#policies/bundled/cpu-runtime.ts';
import { openGpuModel } from '#policies/bundled/gpu-model.ts';
import { gpuRuntime, requestDevice } from '#policies/bundled/gpu-runtime.ts';
import type { Model } from '#policies/bundled/model.ts';
import { openPolicy } from '#policies/bundled/open-policy.ts';
import type { Device, Golden } from '#policies/bundled/policy-manifest.ts';
import { queuedModel } from '#policies/bundled/queued-model.ts';
import { openVocabulary, type Vocabulary } from '#policies/bundled/vocabulary.ts';
import type { RecordedRun } from '../policy-runs.ts';
import { adapterReport } from './adapter-report.ts';
import { goldenTokensSchema, likePyTorch } from './golden-tokens.ts';
import { fetchJson, readPolicyFile } from './page-files.ts';
import { passRates } from './pass-rates.ts';
import type { Run } from './timed-run.ts';
import { playOurs } from './turns.ts';

type Settings = {
  readonly device: Device;
  readonly threads: number;
  /** After this long the page tells what it has and ends. */
  readonly seconds: number;
};

const began = performance.now();
const found: Record<string, unknown> = {};
let stage = 'settings';

try {
  const settings = await fetchJson<Settings>('settings.json');
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('out of time')), settings.seconds * 1000);
  });
  await Promise.race([measure(settings), late]);
  await done({ ok: true });
} catch (error) {
  await done({ ok: false, stoppedAt: stage, message: textOf(error) });
}

async function measure({ device, threads }: Settings): Promise<void> {
  if (device === 'gpu') await tell('adapter', await adapterReport());
  stage = 'files';
  const opened = await openPolicy(readPolicyFile, device);
  const { id, stage: trained, parameters, golden } = opened.manifest;
  await tell('policy', { id, stage: trained, parameters, device, threads });
  const opening = performance.now();
  stage = 'device';
  const gpu = device === 'gpu' ? await requestDevice(wait) : null;
  void gpu?.lost.then(({ reason, message }) => tell('lost', { reason, message }));
  gpu?.addEventListener('uncapturederror', ({ error }) =>
    tell('gpuError', { message: error.message }),
  );
  stage = 'session';
  const own = gpu
    ? await openGpuModel(opened, gpuRuntime(), gpu)
    : await openCpuModel(opened, cpuRuntime(threads));
  const model = queuedModel(own as Model);
  await tell('opened', { ms: performance.now() - opening });
  stage = 'selfTest';
  await tell('selfTest', await goldenTest(model, golden));
  stage = 'pyTorch';
  const wanted = goldenTokensSchema.parse(await fetchJson('golden-tokens.json'));
  const play = (run: Run) => playOurs(model, run);
  const like = await likePyTorch(wanted, opened.manifest, play);
  await tell('pyTorch', like ?? { message: 'The golden tokens are those of other weights.' });
  stage = 'rates';
  await tell('rates', await passRates(model, golden.prompts.at(-1)?.ids ?? []));
  stage = 'runs';
  await playRuns(model, openVocabulary(opened.tokenizer));
}

async function goldenTest(model: Model, { prompts, tolerance }: Golden) {
  const worstLogitByLength: Record<string, number> = {};
  for (const { ids, logits } of prompts) {
    const cache = model.newCache();
    const row = await model.pass(cache, ids, [ids.length - 1]);
    const differences = logits.map(([token, wanted]) =>
      Math.abs((row[token] ?? Number.NaN) - wanted),
    );
    worstLogitByLength[ids.length] = Math.max(...differences);
    model.drop(cache);
  }
  const passed = Object.values(worstLogitByLength).every((worst) => worst <= tolerance);
  return { passed, worstLogitByLength, tolerance };
}

/** The runs that the policy made on a CPU, once more: twice, the first time to compile what is used. */
async function playRuns(model: Model, vocabulary: Vocabulary): Promise<void> {
  const runs = await fetchJson<readonly RecordedRun[]>('runs.json');
  const settings = { id: 'bundled', pause: nextTask, now: () => performance.now() };
  const spanMs: number[] = [];
  const different: object[] = [];
  for (const name of ['warmUp', 'run']) {
    // Fresh, so that the second time reads every prompt again.
    const policy = bundledPolicy(model, vocabulary, { ...settings, runs: 1 });
    for (const [index, run] of runs.entries()) {
      const played = await playRun(policy, run);
      if (name === 'run') spanMs.push(...played.spanMs);
      different.push(...played.different.map((step) => ({ run: index, ...step })));
      await tell(name, { index, ...played });
      // What is known so far, in case the time ends.
      Object.assign(found, { spans: { spanMs, medianMs: median(spanMs) }, different });
    }
  }
  const steps = 2 * runs.reduce((sum, run) => sum + run.steps.length, 0);
  await tell('sameText', { steps, different: different.length });
}

async function playRun(policy: Policy, { steps }: RecordedRun) {
  const figures: object[] = [];
  const spanMs: number[] = [];
  const written: string[] = [];
  const different: object[] = [];
  let since = performance.now();
  for (const { situation, text: cpu } of steps) {
    const start = performance.now();
    for await (const output of policy.act(situation, neverCancelled)) {
      if (output.type !== 'decision') continue;
      const { text: here, tokens, figures: own } = output;
      figures.push({ tokens, ms: performance.now() - start, ...own });
      written.push(here);
      if (here !== cpu) different.push({ here, cpu });
    }
    if (!cpu.includes('</fill>')) continue;
    spanMs.push(performance.now() - since);
    since = performance.now();
  }
  return { figures, spanMs, written, different };
}

/** Adds to what is found, and posts it. */
async function tell(step: string, figures: object): Promise<void> {
  // Of runs the reports themselves are enough.
  if (step !== 'run' && step !== 'warmUp') found[step] = figures;
  await post({ step, ...figures });
}

async function done(how: object): Promise<void> {
  await post({ step: 'done', ...how, ms: performance.now() - began, ...found });
}

async function post(report: object): Promise<void> {
  const line = JSON.stringify(report);
  document.querySelector('#reports')?.append(`${line}\n`);
  await fetch('report', { method: 'POST', body: line }).catch(() => {});
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message}`;
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
