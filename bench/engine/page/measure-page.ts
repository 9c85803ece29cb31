/**
 * Measures the engine in a browser, on the device that settings.json names, and posts what it finds to `report`, one
 * object a step; the last one is {"step": "done"}. Served by the benchmark, and by hand on a machine with a GPU.
 */

import { openCpuModel } from '#policies/bundled/cpu-model.ts';
import { cpuRuntime } from '#policies/bundled/cpu-runtime.ts';
import { openGpuModel } from '#policies/bundled/gpu-model.ts';
import { gpuRuntime, requestDevice } from '#policies/bundled/gpu-runtime.ts';
import type { Model } from '#policies/bundled/model.ts';
import { openPolicy, type ReadPolicyFile } from '#policies/bundled/open-policy.ts';
import type { Device } from '#policies/bundled/policy-manifest.ts';
import { queuedModel } from '#policies/bundled/queued-model.ts';
import { type Played, playOurs, playPlain, type Run } from './turns.ts';

type Settings = { readonly device: Device; readonly threads: number; readonly plain: boolean };

const report = (step: string, figures: object) =>
  fetch('report', { method: 'POST', body: JSON.stringify({ step, ...figures }) }).catch(() => {});
const json = async <T>(name: string): Promise<T> => (await fetch(name)).json();
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const read: ReadPolicyFile = async (name) => {
  const response = await fetch(`policy/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

try {
  await measure(await json<Settings>('settings.json'), await json<Run[]>('runs.json'));
} catch (error) {
  await report('failed', { message: error instanceof Error ? error.message : String(error) });
}
await report('done', {});

async function measure(settings: Settings, runs: readonly Run[]): Promise<void> {
  const { device, threads } = settings;
  const opened = await openPolicy(read, device);
  const began = performance.now();
  const model = queuedModel(await modelFor(settings, opened));
  const { id, parameters, golden } = opened.manifest;
  await report('opened', { id, parameters, device, threads, ms: performance.now() - began });

  const worst: Record<string, number> = {};
  for (const { ids, logits } of golden.prompts) {
    const cache = model.newCache();
    const row = await model.pass(cache, ids, [ids.length - 1]);
    worst[ids.length] = Math.max(
      ...logits.map(([token, wanted]) => Math.abs((row[token] ?? Number.NaN) - wanted)),
    );
    model.drop(cache);
  }
  await report('parity', { worstLogitByLength: worst, tolerance: golden.tolerance });
  await report('rates', await rates(model, golden.prompts.at(-1)?.ids ?? []));

  const played: Played[] = [];
  for (const run of runs) {
    const ours = await playOurs(model, run);
    played.push(ours);
    await report('ours', { ...ours, turns: run.turns.length });
    // Turn about, so that both meet the same minutes of the same machine.
    if (settings.plain) await report('plain', await playPlain(model, run));
  }
}

async function modelFor(
  { device, threads }: Settings,
  opened: Awaited<ReturnType<typeof openPolicy>>,
): Promise<Model> {
  if (device === 'cpu') return openCpuModel(opened, cpuRuntime(threads));
  return openGpuModel(opened, gpuRuntime(), await requestDevice(wait));
}

/** Tokens a second: reading 512, and writing one, four and eight to a pass after them; the second of two rounds. */
async function rates(model: Model, ids: readonly number[]): Promise<object> {
  const prompt = Array.from({ length: 512 }, (_, at) => ids[at % ids.length] ?? 0);
  const found: Record<string, number> = {};
  for (let round = 0; round < 2; round += 1) {
    const cache = model.newCache();
    const began = performance.now();
    for (let at = 0; at < prompt.length; at += model.passTokens) {
      await model.pass(cache, prompt.slice(at, at + model.passTokens), [0]);
    }
    found['prefillRate'] = (1000 * prompt.length) / (performance.now() - began);
    for (const width of [1, 4, 8]) {
      const passes = 16;
      const start = performance.now();
      for (let count = 0; count < passes; count += 1) {
        await model.pass(cache, prompt.slice(0, width), [...Array(width).keys()]);
        model.keep(cache, prompt.length);
      }
      found[`msForPassOf${width}`] = (performance.now() - start) / passes;
    }
    model.drop(cache);
  }
  return found;
}
