import { describe, expect, it } from 'vitest';
import type { Device, Gpu, StorageState } from './device.ts';
import { type OfferedModel, verdictOf } from './offered-model.ts';

const card: Gpu = {
  ...{ status: 'ready', name: 'test', isSoftware: false, features: ['shader-f16'] },
  ...{ maxBufferBytes: 2 ** 30, maxBindingBytes: 2 ** 30 },
};
const device: Device = {
  ...{ gpu: card, isSecure: true, isIsolated: true, hasSimd: true, processors: 4, memoryGb: 8 },
};
const storage: StorageState = { keeps: 'disk', used: 0, quota: 10e9, persisted: false };
const model: OfferedModel = {
  ...{ id: 'webllm:m', title: 'M', family: 'webllm', from: 'host', parameters: 1e9 },
  ...{ downloadBytes: 6e8, isSizeEstimated: true, licence: 'MIT', thinks: false, reads: 'en' },
  needs: { gpu: true, f16: true, gpuBytes: 9e8, hosts: ['https://host'] },
};
const bundled: OfferedModel = {
  ...{ ...model, id: 'bundled', family: 'bundled', from: 'site' },
  needs: { gpu: false, f16: false, gpuBytes: null, hosts: [] },
};

const verdict = (own: Partial<Device>, offered = model, room = storage, may = true) =>
  verdictOf(offered, { ...device, ...own }, room, () => may);

describe('verdict', () => {
  it('a model runs where everything that it needs is there', () => {
    expect(verdict({})).toEqual({ runs: true, on: 'gpu', isTight: false });
    expect(verdict({ memoryGb: 1 })).toEqual({ runs: true, on: 'gpu', isTight: true });
  });

  it.each<[string, Partial<Gpu>, string]>([
    ['no WebGPU', { status: 'missing' }, 'no-webgpu'],
    ['plain http', { status: 'insecure' }, 'insecure'],
    ['no card', { status: 'no-adapter' }, 'no-adapter'],
    ['a card of software', { ...card, isSoftware: true }, 'software-gpu'],
    ['no half precision', { ...card, features: [] }, 'no-f16'],
  ])(
    '%s: a chat model does not run, the bundled one does, on the processor or the card',
    (_, gpu, type) => {
      const own = { gpu: gpu as Gpu };
      expect(verdict(own)).toEqual({ runs: false, obstacles: [{ type }] });
      expect(verdict(own, bundled)).toMatchObject({
        runs: true,
        on: type === 'no-f16' ? 'gpu' : 'cpu',
      });
    },
  );

  it('says every reason at once', () => {
    const full = { ...storage, used: 9.9e9 };
    expect(verdict({ gpu: { status: 'missing' } }, model, full, false)).toEqual({
      runs: false,
      obstacles: [
        { type: 'no-webgpu' },
        { type: 'host', host: 'https://host' },
        { type: 'no-room', needed: 6e8, free: expect.closeTo(1e8, -3) },
      ],
    });
  });
});
