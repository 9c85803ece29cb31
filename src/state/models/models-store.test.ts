import { describe, expect, it } from 'vitest';
import type { Device, StorageState } from '#core/models/device.ts';
import { DownloadError } from '#core/models/download.ts';
import type { OfferedModel } from '#core/models/offered-model.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import { taskWith } from '#core/run.fixture.ts';
import { fakePorts } from '../ports.fixture.ts';
import { keepSpeed, speedOf, storedSpeeds } from './measured-speed.ts';
import type { ModelsPort } from './models-port.ts';
import { createModelsStore } from './models-store.ts';

const device: Device = {
  ...{ gpu: { status: 'missing' }, isSecure: true, isIsolated: false, hasSimd: true },
  ...{ processors: 2, memoryGb: 4 },
};
const storage: StorageState = { keeps: 'disk', used: 0, quota: 1e9, persisted: false };
const model: OfferedModel = {
  ...{ id: 'bundled', title: 'M', family: 'bundled', from: 'site', parameters: 1e6 },
  ...{ downloadBytes: 100, isSizeEstimated: false, licence: 'MIT', thinks: false, reads: 'en' },
  needs: { gpu: false, f16: false, gpuBytes: null, hosts: [] },
};

/** A port whose download goes on only when the test says so. */
function fakePort() {
  let done = 0;
  let go: (bytes: number) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const port: ModelsPort = {
    device: async () => device,
    storage: async () => ({ ...storage, used: done }),
    persist: async () => false,
    offer: async () => ({ models: [model], ownProblem: null }),
    mayAsk: () => true,
    stored: async () => ({ done, total: 100, isWhole: done === 100 }),
    fetch: (_, signal, onProgress) =>
      new Promise((resolve, reject) => {
        fail = reject;
        signal.addEventListener('abort', () => reject(signal.reason));
        go = (bytes) => {
          done += bytes;
          onProgress({ done, total: 100, rate: null, retryMs: null });
          if (done === 100) resolve();
        };
      }),
    remove: async () => {
      done = 0;
    },
  };
  return { port, go: (bytes: number) => go(bytes), fail: (error: Error) => fail(error) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function opened() {
  const fake = fakePort();
  const ports = fakePorts({});
  const store = createModelsStore(fake.port, ports);
  await store.look();
  const holding = () => store.getState().entries[0]?.holding;
  return { ...fake, ports, store, holding };
}

describe('models', () => {
  it('a verdict stands before anything is fetched', async () => {
    const { store, holding } = await opened();
    expect(store.getState().entries[0]?.verdict).toEqual({ runs: true, on: 'cpu', isTight: false });
    expect(holding()).toEqual({ status: 'absent', done: 0, total: 100 });
  });

  it('fetched, it is here, and the storage is asked anew', async () => {
    const { store, go, holding } = await opened();
    const fetching = store.fetch('bundled');
    await settled();
    go(40);
    expect(holding()).toMatchObject({ status: 'fetching', progress: { done: 40 } });
    go(60);
    await fetching;
    expect(holding()).toEqual({ status: 'here' });
    expect(store.getState().storage?.used).toBe(100);
  });

  it('paused, what has arrived stays; deleted, nothing does', async () => {
    const { store, go, holding } = await opened();
    const fetching = store.fetch('bundled');
    await settled();
    go(40);
    store.pause('bundled');
    await fetching;
    expect(holding()).toEqual({ status: 'paused', done: 40, total: 100 });
    await store.remove('bundled');
    expect(holding()).toEqual({ status: 'absent', done: 0, total: 100 });
  });

  it('a failure has its problem, survives a look, and can be tried again', async () => {
    const { store, go, fail, holding } = await opened();
    const fetching = store.fetch('bundled');
    await settled();
    go(10);
    fail(new DownloadError({ type: 'offline' }));
    await fetching;
    await store.look();
    expect(holding()).toMatchObject({
      ...{ status: 'failed', done: 10 },
      problem: { type: 'download', problem: { type: 'offline' } },
    });
    const again = store.fetch('bundled');
    await settled();
    go(90);
    await again;
    expect(holding()).toEqual({ status: 'here' });
  });

  it('a look while it is fetched does not disturb it', async () => {
    const { store, go, holding } = await opened();
    const fetching = store.fetch('bundled');
    await settled();
    await store.look();
    expect(holding()?.status).toBe('fetching');
    go(100);
    await fetching;
    expect(holding()?.status).toBe('here');
  });

  it('a browser that does not agree to keep everything is told as such', async () => {
    const { store } = await opened();
    await store.persist();
    expect(store.getState().wasRefused).toBe(true);
  });
});

describe('measured speed', () => {
  const acted = (tokens: number, ms: number): RunEvent => ({
    ...{ type: 'action', thought: null, action: { type: 'answer', text: '' }, text: '' },
    ...{ tokens, ms },
  });

  it('is tokens by time, and rules have none', () => {
    expect(speedOf([acted(30, 1_000), acted(0, 5_000), acted(30, 2_000)])).toBe(20);
    expect(speedOf([acted(0, 10)])).toBeNull();
  });

  it('is kept for the policy itself, whatever variant of it ran', () => {
    const ports = fakePorts({});
    const { gold: _, ...task } = taskWith(1);
    const begun: RunEvent = {
      ...{ type: 'run-started', version: 1, runId: 'r', task, policyId: 'rag:webllm:m' },
      ...{ settings: defaultSettings, corpusId: 'c', seed: 1 },
    };
    keepSpeed(ports, [begun, acted(100, 1_000)]);
    expect(storedSpeeds(ports)).toEqual({ 'webllm:m': 100 });
    ports.stored.set('masksearch.speeds', '{"webllm:m": "fast", "x": 2}');
    expect(storedSpeeds(ports)).toEqual({ x: 2 });
  });
});
