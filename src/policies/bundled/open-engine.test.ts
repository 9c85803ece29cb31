import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { BundledError, type BundledProblem } from './bundled-error.ts';
import { bundledPolicy } from './bundled-policy.ts';
import { openCpuModel } from './cpu-model.ts';
import { gpuFloats } from './gpu-model.ts';
import { fakeModel } from './model.fixture.ts';
import { type EngineHost, openEngine } from './open-engine.ts';
import { openPolicy, type ReadPolicyFile } from './open-policy.ts';
import type { Device } from './policy-manifest.ts';
import { selfTest } from './self-test.ts';
import { readTinyPolicy } from './tiny-policy.fixture.ts';
import { openVocabulary } from './vocabulary.ts';

beforeAll(() => {
  env.wasm.numThreads = 1;
});

const openCpu: EngineHost['openModel'] = async (_, policy) => ({
  model: await openCpuModel(policy, { InferenceSession, Tensor }),
  threads: 1,
});

function hostOf(read: ReadPolicyFile, openModel = openCpu): EngineHost {
  return { read, openModel, now: () => 0, pause: async () => {} };
}

const problemOf = async (promise: Promise<unknown>): Promise<BundledProblem | null> =>
  promise.then(
    () => null,
    (error) => (error instanceof BundledError ? error.details : Promise.reject(error)),
  );

const situation: Situation = {
  view: { kind: 'ramp', title: 'Warsaw', parts: ['Warsaw lies on the ', ' in ', '.'] },
  ...{ language: 'en', steps: [], searchesLeft: 2 },
};

describe('opening a policy folder', () => {
  const files = ['cpu.onnx', 'tokenizer.json', 'weights-0.bin'];

  it.each(files)('a changed byte, a cut and an absence of %s are found and named', async (file) => {
    const broken = (change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null) =>
      problemOf(
        openPolicy(
          readTinyPolicy((name, bytes) => (name === file ? change(bytes) : bytes)),
          'cpu',
        ),
      );
    expect(await broken((bytes) => bytes.with(77, (bytes[77] ?? 0) ^ 1) as typeof bytes)).toEqual({
      type: 'damaged',
      file,
    });
    expect(await broken((bytes) => bytes.slice(0, -1))).toEqual({ type: 'wrong-size', file });
    expect(await broken(() => null)).toEqual({ type: 'missing', file });
  });

  it('a manifest of another version, and what is no manifest, are told apart', async () => {
    const text = (content: string) => new TextEncoder().encode(content) as Uint8Array<ArrayBuffer>;
    const withManifest = (content: string) =>
      problemOf(openPolicy(async () => text(content), 'cpu'));
    expect(await withManifest('{"format": 2}')).toEqual({ type: 'other-version' });
    expect(await withManifest('<html>')).toEqual({ type: 'unreadable', file: 'manifest.json' });
  });
});

// The first test compiles 14 MB of WebAssembly.
describe('the engine over the tiny policy', { timeout: 60_000 }, () => {
  it('computes what PyTorch computed from these weights', async () => {
    const opened = await openPolicy(readTinyPolicy(), 'cpu');
    const { model } = await openCpu('cpu', opened);
    expect(await selfTest(model, opened.manifest.golden)).toBeLessThan(1e-3);
    // The same in passes of other lengths, after a fork, and after something that was forgotten.
    const { ids, logits } = opened.manifest.golden.prompts[1] ?? { ids: [], logits: [] };
    const cache = model.newCache();
    await model.pass(cache, ids.slice(0, 17), [16]);
    const fork = await model.fork(cache, 11);
    await model.pass(fork, [50, 51, 52], [0]);
    model.keep(fork, 11);
    const row = await model.pass(fork, ids.slice(11), [ids.length - 12]);
    for (const [token, wanted] of logits) expect(row[token]).toBeCloseTo(wanted, 3);
    await model.close();
  });

  it('writes the same decision with and without guesses, streamed as it is written', async () => {
    const opened = await openPolicy(readTinyPolicy(), 'cpu');
    const { model } = await openCpu('cpu', opened);
    const vocabulary = openVocabulary(opened.tokenizer);
    const write = async (speculate: boolean) => {
      const policy = bundledPolicy(model, vocabulary, {
        ...{ id: 'bundled', speculate, pause: async () => {}, now: () => 0 },
      });
      const outputs: PolicyOutput[] = [];
      for await (const output of policy.act(situation, neverCancelled)) outputs.push(output);
      return outputs;
    };
    const outputs = await write(true);
    const last = outputs.at(-1);
    const streamed = outputs.flatMap((output) => (output.type === 'delta' ? [output.text] : []));
    expect(last?.type === 'decision' && last.text).toBe(streamed.join(''));
    expect(last?.type === 'decision' && last.tokens).toBeGreaterThan(3);
    expect((await write(false)).at(-1)).toEqual(last);
    await model.close();
  });

  it('says that the context is full instead of failing', async () => {
    const engine = await openEngine('bundled', ['cpu'], hostOf(readTinyPolicy()));
    const long: Situation = {
      ...situation,
      view: { kind: 'question', question: 'x y '.repeat(2600) },
    };
    const outputs: PolicyOutput[] = [];
    for await (const output of engine.policy.act(long, neverCancelled)) outputs.push(output);
    expect(outputs).toEqual([{ type: 'context-full' }]);
    await engine.close();
  });

  it.each([
    [
      'garbage',
      'unsupported',
      async () => ({ model: fakeModel({ vocabulary: 1024 }), threads: 1 }),
    ],
    ['an error of the engine', 'other', () => Promise.reject('wgpu: something')],
    ['too little memory', 'out-of-memory', () => Promise.reject(new Error('std::bad_alloc'))],
  ] as const)('%s on the GPU: the CPU takes over and says why', async (_, kind, openGpu) => {
    const openModel = (device: Device, policy: Parameters<EngineHost['openModel']>[1]) =>
      device === 'gpu' ? openGpu() : openCpu(device, policy);
    const engine = await openEngine('bundled', ['gpu', 'cpu'], hostOf(readTinyPolicy(), openModel));
    expect(engine.info).toMatchObject({ device: 'cpu', fellBack: kind });
    await engine.close();
  });

  it('a damaged file is no reason to try another device', async () => {
    const read = readTinyPolicy((name, bytes) => (name === 'weights-0.bin' ? null : bytes));
    const problem = await problemOf(openEngine('bundled', ['gpu', 'cpu'], hostOf(read)));
    expect(problem).toEqual({ type: 'missing', file: 'weights-0.bin' });
  });
});

it('what the GPU graph reads beside the weights is as long as its graph expects', async () => {
  const { manifest, weights } = await openPolicy(readTinyPolicy(), 'gpu');
  const floats = gpuFloats(weights, manifest);
  const { context, architecture } = manifest;
  const tables = floats.slice(-context * architecture.headSize);
  expect(tables[0]).toBe(1);
  expect(tables[tables.length / 2]).toBe(0);
  expect(floats.every(Number.isFinite)).toBe(true);
});
