/**
 * A model that the page offers, and whether it can run here. The verdict is made of the device's report alone, so it
 * stands before anything is downloaded; it says every reason, not only the first.
 */
import { type Device, hasF16, type StorageState } from './device.ts';

export type OfferedModel = {
  /** Its policy id: `bundled`, `webllm:MODEL_ID`. */
  readonly id: string;
  readonly title: string;
  readonly family: 'bundled' | 'webllm';
  /** Whose it is: it ships with the page, comes from a model host, or lies in a folder beside the site. */
  readonly from: 'site' | 'host' | 'own';
  readonly parameters: number | null;
  readonly downloadBytes: number;
  /** The size is worked out from the number of parameters; the host tells it only when asked. */
  readonly isSizeEstimated: boolean;
  readonly licence: string;
  /** Thinks aloud before it acts. */
  readonly thinks: boolean;
  readonly reads: 'en' | 'en-zh';
  readonly needs: ModelNeeds;
};

export type ModelNeeds = {
  readonly gpu: boolean;
  readonly f16: boolean;
  /** Bytes of graphics memory; null where it does not matter. */
  readonly gpuBytes: number | null;
  /** Origins that it is fetched from, besides the site's own. */
  readonly hosts: readonly string[];
};

export type Obstacle =
  | { readonly type: 'no-webgpu' | 'insecure' | 'no-adapter' | 'software-gpu' | 'no-f16' }
  /** This build's content security policy does not let the page ask it. */
  | { readonly type: 'host'; readonly host: string }
  | { readonly type: 'no-room'; readonly needed: number; readonly free: number };

export type Verdict =
  | { readonly runs: true; readonly on: 'gpu' | 'cpu'; readonly isTight: boolean }
  | { readonly runs: false; readonly obstacles: readonly Obstacle[] };

export function verdictOf(
  model: OfferedModel,
  device: Device,
  storage: StorageState,
  mayAsk: (host: string) => boolean,
): Verdict {
  const { needs } = model;
  const obstacles = [
    ...(needs.gpu ? gpuObstacles(needs, device) : []),
    ...needs.hosts
      .filter((host) => !mayAsk(host))
      .map((host): Obstacle => ({ type: 'host', host })),
    ...roomObstacles(model, storage),
  ];
  if (obstacles.length > 0) return { runs: false, obstacles };
  const on = needs.gpu || (device.gpu.status === 'ready' && !device.gpu.isSoftware) ? 'gpu' : 'cpu';
  return { runs: true, on, isTight: isTight(needs, device) };
}

function gpuObstacles({ f16 }: ModelNeeds, device: Device): Obstacle[] {
  const { gpu } = device;
  if (gpu.status === 'missing') return [{ type: 'no-webgpu' }];
  if (gpu.status !== 'ready') return [{ type: gpu.status }];
  return [
    ...(gpu.isSoftware ? [{ type: 'software-gpu' } as const] : []),
    ...(f16 && !hasF16(device) ? [{ type: 'no-f16' } as const] : []),
  ];
}

function roomObstacles(
  { downloadBytes }: OfferedModel,
  { keeps, used, quota }: StorageState,
): Obstacle[] {
  if (keeps === 'memory' || quota === null) return [];
  const free = Math.max(0, quota - (used ?? 0));
  return downloadBytes > free ? [{ type: 'no-room', needed: downloadBytes, free }] : [];
}

/** Graphics memory can't be asked for: the device's memory, of which it is a part or beside which it stands, has to do. */
function isTight({ gpuBytes }: ModelNeeds, { memoryGb }: Device): boolean {
  return gpuBytes !== null && memoryGb !== null && gpuBytes > (memoryGb * 2 ** 30) / 2;
}
