/** onnxruntime's WebGPU build, its files served from our own origin, and a device of our own for it. */

import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import { BundledError } from './bundled-error.ts';
import type { GpuRuntime } from './gpu-model.ts';

export function gpuRuntime(): GpuRuntime {
  const absolute = (url: string) => new URL(url, self.location.href).href;
  env.wasm.wasmPaths = { mjs: absolute(glueUrl), wasm: absolute(wasmUrl) };
  env.wasm.numThreads = 1;
  return {
    ...{ InferenceSession, Tensor },
    tensorOfBuffer: (buffer, dims) =>
      Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims: [...dims] }),
  };
}

/** The first request after a browser's start may find no adapter yet. */
const attempts = 4;
const pauseMs = 500;

/**
 * A device without the `subgroups` feature: with it, fused attention silently gave wrong numbers on two of the GPUs it
 * was tried on (docs/design.md), and it was slower.
 */
export async function requestDevice(wait: (ms: number) => Promise<void>): Promise<GPUDevice> {
  if (!('gpu' in navigator)) {
    throw new BundledError({ type: 'unsupported', reason: 'this browser has no WebGPU.' });
  }
  for (let attempt = 1; ; attempt += 1) {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter) {
      const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
      const { maxComputeWorkgroupStorageSize, maxStorageBuffersPerShaderStage } = adapter.limits;
      return adapter.requestDevice({
        requiredLimits: {
          ...{ maxBufferSize, maxStorageBufferBindingSize },
          ...{ maxComputeWorkgroupStorageSize, maxStorageBuffersPerShaderStage },
          maxComputeInvocationsPerWorkgroup: adapter.limits.maxComputeInvocationsPerWorkgroup,
          maxComputeWorkgroupSizeX: adapter.limits.maxComputeWorkgroupSizeX,
          maxComputeWorkgroupSizeY: adapter.limits.maxComputeWorkgroupSizeY,
          maxComputeWorkgroupSizeZ: adapter.limits.maxComputeWorkgroupSizeZ,
        },
      });
    }
    if (attempt === attempts) {
      throw new BundledError({ type: 'unsupported', reason: 'no graphics adapter was found.' });
    }
    await wait(pauseMs);
  }
}
