/** What this browser on this device has to run a model with, found out before anything is downloaded. */

export type Gpu =
  /** The browser has no WebGPU; or it hides it, because the page came over plain http. */
  | { readonly status: 'missing' | 'insecure' }
  /** WebGPU is there, but it found no graphics card that it trusts. */
  | { readonly status: 'no-adapter' }
  | {
      readonly status: 'ready';
      /** As far as the browser tells: "nvidia ampere". */
      readonly name: string;
      /** Computed by the processor: right, and far too slow for a chat model. */
      readonly isSoftware: boolean;
      readonly features: readonly string[];
      readonly maxBufferBytes: number;
      /** The largest piece of a buffer that one computation may see. */
      readonly maxBindingBytes: number;
    };

export type Device = {
  readonly gpu: Gpu;
  /** https or this machine: only then are WebGPU, a service worker and lasting storage to be had. */
  readonly isSecure: boolean;
  /** Only then may WebAssembly use several threads. */
  readonly isIsolated: boolean;
  readonly hasSimd: boolean;
  /** Logical processors, as the browser tells. */
  readonly processors: number;
  /** GiB, rounded and capped at 8 by browsers; null where they do not tell. */
  readonly memoryGb: number | null;
};

export type StorageState = {
  /** `memory`: the browser lets the page keep nothing; downloads last until it is closed. */
  readonly keeps: 'disk' | 'memory';
  /** Bytes; null where the browser does not tell. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to clear it by itself; null where it can't be asked. */
  readonly persisted: boolean | null;
};

/** Half-precision shaders: weights take half the room. */
export function hasF16({ gpu }: Device): boolean {
  return gpu.status === 'ready' && gpu.features.includes('shader-f16');
}
