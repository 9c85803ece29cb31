/** Asks the browser what it has. Nothing is downloaded and nothing is computed. */
import type { Device, Gpu, StorageState } from '#core/models/device.ts';

/** The parts of a browser that are asked; tests give others. */
export type Browser = {
  readonly isSecureContext: boolean;
  readonly crossOriginIsolated: boolean;
  readonly navigator: {
    readonly hardwareConcurrency: number;
    readonly deviceMemory?: number | undefined;
    readonly gpu?:
      | { readonly requestAdapter: (options?: object) => Promise<Adapter | null> }
      | undefined;
    readonly storage?:
      | {
          readonly estimate?: () => Promise<{ readonly usage?: number; readonly quota?: number }>;
          readonly persisted?: () => Promise<boolean>;
        }
      | undefined;
  };
  /** Whether these bytes are WebAssembly that this browser takes. */
  readonly validate: (module: Uint8Array<ArrayBuffer>) => boolean;
  readonly wait: (ms: number) => Promise<void>;
};

/** The part of a GPUAdapter that is looked at. */
export type Adapter = {
  readonly features: Iterable<string>;
  readonly limits: {
    readonly maxBufferSize: number;
    readonly maxStorageBufferBindingSize: number;
  };
  readonly info?: {
    readonly vendor: string;
    readonly architecture: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
};

export async function probeDevice(browser: Browser): Promise<Device> {
  const { navigator, isSecureContext, crossOriginIsolated } = browser;
  return {
    gpu: await probeGpu(browser),
    isSecure: isSecureContext,
    isIsolated: crossOriginIsolated,
    hasSimd: browser.validate(simdModule),
    processors: navigator.hardwareConcurrency,
    memoryGb: navigator.deviceMemory ?? null,
  };
}

export async function probeStorage(
  { navigator: { storage } }: Browser,
  keeps: StorageState['keeps'],
): Promise<StorageState> {
  const [estimate, persisted] = await Promise.all([
    storage?.estimate?.().catch(() => undefined),
    storage?.persisted?.().catch(() => undefined),
  ]);
  return {
    keeps,
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persisted: persisted ?? null,
  };
}

/** Right after the start of a browser the first answer may be that there is none. */
const attempts = [0, 300, 700];

async function probeGpu({ navigator: { gpu }, isSecureContext, wait }: Browser): Promise<Gpu> {
  if (!gpu) return { status: isSecureContext ? 'missing' : 'insecure' };
  for (const ms of attempts) {
    if (ms > 0) await wait(ms);
    const adapter = await gpu
      .requestAdapter({ powerPreference: 'high-performance' })
      .catch(() => null);
    if (adapter) return described(adapter);
  }
  return { status: 'no-adapter' };
}

function described({ features, limits, info }: Adapter): Gpu {
  const parts = [info?.vendor, info?.architecture].filter(
    (part) => part !== undefined && part !== '',
  );
  const name = info?.description || parts.join(' ');
  return {
    status: 'ready',
    name,
    isSoftware:
      info?.isFallbackAdapter === true ||
      /swiftshader|llvmpipe|basic render/iu.test(`${name} ${parts}`),
    features: [...features].sort(),
    maxBufferBytes: limits.maxBufferSize,
    maxBindingBytes: limits.maxStorageBufferBindingSize,
  };
}

/** The smallest module with a vector instruction: (func (result v128) i32.const 0, i8x16.splat, i8x16.popcnt). */
const simdModule = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0],
  ...[65, 0, 253, 15, 253, 98, 11],
]);
