/**
 * The model on WebGPU. The graph (training/gpu_graph.py) reads the quantised weights as they lie in the file; caches are
 * GPU buffers of `capacity` rows for each head, written in place, so nothing but ids and logits crosses to the GPU.
 *
 *   past_k_0 [1, heads, capacity, size] ==== the same buffer ==== present_k_0
 */
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { asBundledError, BundledError } from './bundled-error.ts';
import type { Runtime } from './cpu-model.ts';
import { floats, scalesAt, sizeOf } from './expand-weights.ts';
import type { Model } from './model.ts';
import type { OpenPolicy } from './open-policy.ts';
import type { PolicyManifest } from './policy-manifest.ts';

export type GpuRuntime = Runtime & {
  readonly tensorOfBuffer: (buffer: GPUBuffer, dims: readonly number[]) => Tensor;
};

type GpuCache = { length: number; capacity: number; buffers: GPUBuffer[] };

/** Rows of a fresh cache; it doubles when it is full. */
const firstCapacity = 1024;
/** GPUBufferUsage.STORAGE | COPY_SRC | COPY_DST: the names exist only where WebGPU does. */
const storage = 0x80 | 0x04 | 0x08;

export async function openGpuModel(
  { manifest, graph, weights }: Pick<OpenPolicy, 'manifest' | 'graph' | 'weights'>,
  { InferenceSession, Tensor, tensorOfBuffer }: GpuRuntime,
  device: GPUDevice,
): Promise<Model<GpuCache>> {
  const { architecture, context } = manifest;
  const { layers, keyHeads, headSize, vocabulary } = architecture;
  const names = Array.from({ length: layers }, (_, layer) => [`k_${layer}`, `v_${layer}`]).flat();
  let lost = false;
  void device.lost.then(() => {
    lost = true;
  });
  const session: InferenceSession = await InferenceSession.create(graph, {
    executionProviders: [{ name: 'webgpu', device }],
    preferredOutputLocation: Object.fromEntries(
      names.map((name) => [`present_${name}`, 'gpu-buffer' as const]),
    ),
    externalData: [
      { path: 'weights', data: weights },
      { path: 'floats', data: new Uint8Array(gpuFloats(weights, manifest).buffer) },
    ],
  });
  const rowBytes = headSize * 4;
  const newBuffers = (capacity: number) =>
    names.map(() => device.createBuffer({ size: keyHeads * capacity * rowBytes, usage: storage }));

  /** The first `length` rows of every head. */
  const copyRows = (from: GpuCache, to: GpuCache, length: number) => {
    if (length === 0) return;
    const encoder = device.createCommandEncoder();
    for (const [at, source] of from.buffers.entries()) {
      const target = to.buffers[at];
      if (!target) continue;
      for (let head = 0; head < keyHeads; head += 1) {
        const [start, end] = [head * from.capacity * rowBytes, head * to.capacity * rowBytes];
        encoder.copyBufferToBuffer(source, start, target, end, length * rowBytes);
      }
    }
    device.queue.submit([encoder.finish()]);
  };
  const emptyCache = (capacity: number): GpuCache => ({
    ...{ length: 0, capacity, buffers: newBuffers(capacity) },
  });
  const drop = (cache: GpuCache) => {
    for (const buffer of cache.buffers) buffer.destroy();
    cache.buffers = [];
  };
  const reserve = (cache: GpuCache, length: number) => {
    if (length <= cache.capacity) return;
    const larger = emptyCache(Math.min(context, Math.max(length, 2 * cache.capacity)));
    copyRows(cache, larger, cache.length);
    drop(cache);
    Object.assign(cache, { capacity: larger.capacity, buffers: larger.buffers });
  };

  return {
    ...{ vocabulary, context, passTokens: 512, guesses: { first: 15, most: 15 } },
    newCache: () => emptyCache(Math.min(firstCapacity, context)),
    lengthOf: ({ length }) => length,
    keep: (cache, length) => {
      cache.length = Math.min(cache.length, length);
    },
    fork: async (cache, length) => {
      const copy = emptyCache(cache.capacity);
      copyRows(cache, copy, length);
      copy.length = length;
      return copy;
    },
    drop,
    pass: async (cache, ids, rows) => {
      if (lost) throw new BundledError({ type: 'lost' });
      const total = cache.length + ids.length;
      reserve(cache, total);
      const ints = (values: readonly number[], dims: readonly number[]) =>
        new Tensor('int32', Int32Array.from(values), dims);
      const feeds: Record<string, Tensor> = {
        ids: ints(ids, [1, ids.length]),
        rows: ints(rows, [rows.length]),
        last: ints([total - 1], [1]),
        total: ints([total], [1]),
      };
      const results: Record<string, Tensor | null> = { logits: null };
      for (const [at, name] of names.entries()) {
        const buffer = cache.buffers[at];
        if (!buffer) throw new Error('This cache was dropped.');
        const tensor = tensorOfBuffer(buffer, [1, keyHeads, cache.capacity, headSize]);
        feeds[`past_${name}`] = tensor;
        results[`present_${name}`] = tensor;
      }
      try {
        const { logits } = await session.run(feeds, results);
        cache.length = total;
        const data = await logits?.getData();
        if (data instanceof Float32Array) return data;
      } catch (error) {
        throw lost ? new BundledError({ type: 'lost' }) : asBundledError(error);
      }
      throw new Error('The graph gave no float32 logits.');
    },
    close: async () => {
      await session.release();
      device.destroy();
    },
  };
}

/** Scales and norms in the order of the manifest, then the cosines and sines of all positions. */
export function gpuFloats(
  weights: Uint8Array<ArrayBuffer>,
  { tensors, block, context, architecture }: PolicyManifest,
): Float32Array<ArrayBuffer> {
  const { headSize, ropeTheta } = architecture;
  const half = headSize / 2;
  const parts = tensors.map((tensor) => {
    const size = sizeOf(tensor);
    if (tensor.bits === 32) return floats(weights, tensor.offset, size);
    return scalesAt(weights, tensor.offset + (size * tensor.bits) / 8, size / block);
  });
  const angles = Float64Array.from({ length: context * half }, (_, at) => {
    const [position, pair] = [Math.floor(at / half), at % half];
    return position * ropeTheta ** (-pair / half);
  });
  parts.push(Float32Array.from(angles, Math.cos), Float32Array.from(angles, Math.sin));
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
