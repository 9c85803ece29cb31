/** One engine in one page, driven by the benchmark: opened by its name, then asked to play runs. */
import { openCpuModel } from '#policies/bundled/cpu-model.ts';
import { cpuRuntime } from '#policies/bundled/cpu-runtime.ts';
import { openPolicy, readPolicyManifest } from '#policies/bundled/open-policy.ts';
import type { RecordedRun } from '../policy-runs.ts';
import { goldenTokensSchema, likePyTorch } from './golden-tokens.ts';
import { fetchJson, readPolicyFile } from './page-files.ts';
import type { Play } from './timed-run.ts';
import { playOurs, playPlain } from './turns.ts';
import { openWorkerPolicy } from './worker-policy.ts';

/** Ways to play by name; the first is the engine's usual one. */
type Ways = Readonly<Record<string, Play>>;

const engines: Readonly<Record<string, (threads: number) => Promise<Ways>>> = {
  onnxruntime: async (threads) => {
    const model = await openCpuModel(await openPolicy(readPolicyFile, 'cpu'), cpuRuntime(threads));
    return { ours: (run) => playOurs(model, run), plain: (run) => playPlain(model, run) };
  },
  'transformers-plain': (threads) => transformers('plain', 'fp32', threads),
  'transformers-fused': (threads) => transformers('fused', 'fp32', threads),
  'transformers-codes': (threads) => transformers('fused', 'q4', threads),
  wllama: async (threads) => {
    const { openWllama } = await import('../peers/play-wllama.ts');
    const { context } = await fetchJson<{ context: number }>('policy/manifest.json');
    const play = await openWllama('models/policy.gguf', context, threads);
    return { keepsCache: play(true) };
  },
};

async function transformers(folder: string, dtype: string, threads: number): Promise<Ways> {
  const { openTransformers } = await import('../peers/play-transformers.ts');
  const play = await openTransformers(folder, dtype, threads);
  return { usual: play(false), keepsCache: play(true) };
}

let ways: Ways = {};
const runs = fetchJson<readonly RecordedRun[]>('runs.json');

const driven = {
  open: async (name: string, threads: number) => {
    const began = performance.now();
    ways = (await engines[name]?.(threads)) ?? {};
    const openMs = performance.now() - began;
    // Warm: what an engine compiles or lays out on its first use is not charged to its first run.
    const [first] = await runs;
    const [play] = Object.values(ways);
    if (first && play) await play({ ...first, turns: first.turns.slice(0, 1) });
    return { openMs, ways: Object.keys(ways) };
  },
  play: async (way: string, index: number) => {
    const run = (await runs)[index];
    if (!run || !ways[way]) throw new Error(`There is no run ${index} or no way ${way}.`);
    return ways[way](run);
  },
  golden: async (way: string) => {
    const golden = goldenTokensSchema.parse(await fetchJson('golden-tokens.json'));
    const manifest = await readPolicyManifest(readPolicyFile);
    return ways[way] ? likePyTorch(golden, manifest, ways[way]) : null;
  },
  worker: async (threads: number) => openWorkerPolicy(await runs, threads),
};
export type Driven = typeof driven;

declare global {
  // A property of the window that the benchmark calls.
  var engineBench: Driven;
}
globalThis.engineBench = driven;
