/** The engine's worker: weights, caches and the decode loop live here, never on the main thread. */
import { nextTask } from '#lib/next-task.ts';
import { type Port, serveRpc } from '#lib/rpc.ts';
import { asBundledError, BundledError } from './bundled-error.ts';
import { openCpuModel } from './cpu-model.ts';
import type { EngineMethods } from './engine-methods.ts';
import { fetchPolicyFiles } from './fetch-policy-files.ts';
import { type Engine, type OpenedModel, openEngine } from './open-engine.ts';
import type { OpenPolicy } from './open-policy.ts';
import type { Device } from './policy-manifest.ts';

let engine: Engine | null = null;

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<EngineMethods>(self as unknown as Port, {
  load: async ({ url, devices, threads }, { signal, progress }) => {
    await engine?.close();
    engine = null;
    const host = {
      read: fetchPolicyFiles(url),
      openModel: (device: Device, policy: OpenPolicy) => openModel(device, policy, threads),
      now: () => performance.now(),
      pause: () => {
        // Between any two passes: engine-client.ts takes silence for a hung engine.
        self.postMessage({ isAlive: true });
        return nextTask();
      },
    };
    engine = await openEngine('bundled', devices, host, progress, signal);
    return engine.info;
  },
  act: async (situation, { signal, note }) => {
    if (!engine) throw new BundledError({ type: 'lost' });
    try {
      for await (const output of engine.policy.act(situation, signal)) {
        if (output.type !== 'delta') return output;
        note(output.text);
      }
    } catch (error) {
      throw signal.aborted ? error : asBundledError(error);
    }
    throw new Error('The policy ended without a decision.');
  },
  spanLogProbabilities: async (reading) => {
    if (!engine) throw new BundledError({ type: 'lost' });
    return engine.spanLogProbabilities(reading);
  },
});

async function openModel(
  device: Device,
  policy: OpenPolicy,
  threads: number,
): Promise<OpenedModel> {
  if (device === 'gpu') {
    const [{ gpuRuntime, requestDevice }, { openGpuModel }] = await Promise.all([
      import('./gpu-runtime.ts'),
      import('./gpu-model.ts'),
    ]);
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    return {
      model: await openGpuModel(policy, gpuRuntime(), await requestDevice(wait)),
      threads: 1,
    };
  }
  const { cpuRuntime } = await import('./cpu-runtime.ts');
  return { model: await openCpuModel(policy, cpuRuntime(threads)), threads };
}
