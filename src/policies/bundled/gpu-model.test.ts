import { Tensor } from 'onnxruntime-web';
import { expect, it } from 'vitest';
import { BundledError } from './bundled-error.ts';
import { openGpuModel } from './gpu-model.ts';
import { openPolicy } from './open-policy.ts';
import { readTinyPolicy } from './tiny-policy.fixture.ts';

/** A device that can be lost, and a session that then fails in words of its own. */
async function openFake() {
  let lose = () => {};
  let fails = false;
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const device = { lost, createBuffer: () => ({ destroy: () => {} }), destroy: () => {} };
  const session = {
    run: async () => {
      if (fails) throw new Error('mapAsync: instance dropped');
      return { logits: { getData: async () => new Float32Array(1024) } };
    },
    release: async () => {},
  };
  const runtime = {
    ...{ Tensor, InferenceSession: { create: async () => session } },
    tensorOfBuffer: () => new Tensor('float32', new Float32Array(1), [1]),
  };
  const opened = await openPolicy(readTinyPolicy(), 'gpu');
  // Only what the model uses of a device and a runtime.
  const model = await openGpuModel(opened, runtime as never, device as never);
  return {
    model,
    lose: async () => {
      fails = true;
      lose();
      await lost;
    },
  };
}

it('a device lost between two passes, or in one, is told as lost, in whatever words the engine fails', async () => {
  const { model, lose } = await openFake();
  const cache = model.newCache();
  expect(await model.pass(cache, [1, 2], [1])).toHaveLength(1024);
  const underWay = model.pass(cache, [3], [0]);
  await Promise.all([lose(), underWay.catch(() => {})]);
  const problem = new BundledError({ type: 'lost' });
  await expect(model.pass(cache, [3], [0])).rejects.toEqual(problem);
  // What was passed before stands: it is for a fresh engine to write the action anew.
  expect(model.lengthOf(cache)).toBeGreaterThanOrEqual(2);
});

it('an error of a sound device keeps its words', async () => {
  const { model } = await openFake();
  const cache = model.newCache();
  await model.pass(cache, [1], [0]);
  model.drop(cache);
  await expect(model.pass(cache, [2], [0])).rejects.toThrow('dropped');
});
