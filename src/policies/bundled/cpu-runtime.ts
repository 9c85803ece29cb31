/** onnxruntime's plain WebAssembly build, its files served from our own origin. */

import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Runtime } from './cpu-model.ts';

export function cpuRuntime(threads: number): Runtime {
  env.wasm.wasmPaths = { mjs: absolute(glueUrl), wasm: absolute(wasmUrl) };
  env.wasm.numThreads = threads;
  return { InferenceSession, Tensor };
}

function absolute(url: string): string {
  return new URL(url, self.location.href).href;
}
