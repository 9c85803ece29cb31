import { expect, it } from 'vitest';
import { type Adapter, type Browser, probeDevice, probeStorage } from './probe.ts';

const adapter: Adapter = {
  features: new Set(['shader-f16', 'subgroups']),
  limits: { maxBufferSize: 1024, maxStorageBufferBindingSize: 512 },
  info: { vendor: 'nvidia', architecture: 'ampere' },
};

function browser(answers: (Adapter | null)[] | null, own: Partial<Browser> = {}) {
  const waited: number[] = [];
  let asked = 0;
  const gpu = answers && { requestAdapter: async () => answers[asked++] ?? null };
  const fake: Browser = {
    ...{ isSecureContext: true, crossOriginIsolated: false },
    navigator: { hardwareConcurrency: 4, ...(gpu && { gpu }) },
    validate: (bytes) => WebAssembly.validate(bytes),
    wait: async (ms) => {
      waited.push(ms);
    },
    ...own,
  };
  return { fake, waited };
}

it('tells the card, its features and limits, and what the processor can', async () => {
  expect(await probeDevice(browser([adapter]).fake)).toEqual({
    gpu: {
      ...{ status: 'ready', name: 'nvidia ampere', isSoftware: false },
      ...{ features: ['shader-f16', 'subgroups'], maxBufferBytes: 1024, maxBindingBytes: 512 },
    },
    ...{ isSecure: true, isIsolated: false, hasSimd: true, processors: 4, memoryGb: null },
  });
});

it('asks again when the first answer is that there is no card', async () => {
  const late = browser([null, adapter]);
  expect((await probeDevice(late.fake)).gpu.status).toBe('ready');
  expect(late.waited).toEqual([300]);
  expect((await probeDevice(browser([]).fake)).gpu).toEqual({ status: 'no-adapter' });
});

it('tells no WebGPU from WebGPU that plain http hides', async () => {
  expect((await probeDevice(browser(null).fake)).gpu).toEqual({ status: 'missing' });
  const plain = browser(null, { isSecureContext: false });
  expect((await probeDevice(plain.fake)).gpu).toEqual({ status: 'insecure' });
});

it('knows a card that the processor plays', async () => {
  const software = { ...adapter, info: { vendor: 'google', architecture: 'swiftshader' } };
  expect((await probeDevice(browser([software]).fake)).gpu).toMatchObject({ isSoftware: true });
});

it('a browser that tells nothing of its storage', async () => {
  expect(await probeStorage(browser(null).fake, 'memory')).toEqual({
    ...{ keeps: 'memory', used: null, quota: null, persisted: null },
  });
});
