/**
 * The models, this device, and what is stored of them. A store of its own, made when the screen is first opened; it
 * lives on when the screen is left, so that a download goes on meanwhile.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Device, StorageState } from '#core/models/device.ts';
import {
  DownloadError,
  type DownloadProblem,
  type DownloadProgress,
} from '#core/models/download.ts';
import { type OfferedModel, type Verdict, verdictOf } from '#core/models/offered-model.ts';
import { PolicyError, type PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { Ports } from '../ports.ts';
import { type Speeds, storedSpeeds } from './measured-speed.ts';
import type { ModelsPort } from './models-port.ts';

export type ModelProblem =
  | { readonly type: 'download'; readonly problem: DownloadProblem }
  /** The engine's sentence, in English. */
  | { readonly type: 'engine'; readonly kind: PolicyErrorKind; readonly message: string };

export type Holding =
  /** `done`: bytes of an earlier attempt. */
  | { readonly status: 'absent' | 'paused'; readonly done: number; readonly total: number }
  | { readonly status: 'fetching'; readonly progress: DownloadProgress }
  | {
      readonly status: 'failed';
      readonly problem: ModelProblem;
      readonly done: number;
      readonly total: number;
    }
  | { readonly status: 'here' };

export type ModelEntry = {
  readonly model: OfferedModel;
  readonly verdict: Verdict;
  readonly holding: Holding;
};

export type ModelsState = {
  /** Null while the device is asked. */
  readonly device: Device | null;
  readonly storage: StorageState | null;
  readonly entries: readonly ModelEntry[];
  readonly ownProblem: string | null;
  readonly speeds: Speeds;
  /** The browser was asked to keep what is stored, and did not agree. */
  readonly wasRefused: boolean;
};

export type ModelsStore = Pick<StoreApi<ModelsState>, 'getState' | 'subscribe'> & {
  /** Asks the device anew; called whenever the screen opens. */
  readonly look: () => Promise<void>;
  readonly fetch: (id: string) => Promise<void>;
  /** Stops the fetching; what is here stays. */
  readonly pause: (id: string) => void;
  readonly remove: (id: string) => Promise<void>;
  readonly persist: () => Promise<void>;
};

/** Pieces arrive hundreds of times a second; eyes need fewer. */
const shownEveryMs = 100;

const unknown: ModelsState = {
  ...{ device: null, storage: null, entries: [], ownProblem: null, speeds: {}, wasRefused: false },
};

export function createModelsStore(port: ModelsPort, ports: Ports): ModelsStore {
  const store = createStore<ModelsState>(() => unknown);
  const { getState: get, setState: set } = store;
  const fetching = new Map<string, AbortController>();

  const hold = (id: string, holding: Holding) =>
    set({
      entries: get().entries.map((entry) =>
        entry.model.id === id ? { ...entry, holding } : entry,
      ),
    });

  const holdingOf = async (id: string): Promise<Holding> => {
    const { done, total, isWhole } = await port.stored(id);
    if (isWhole) return { status: 'here' };
    return { status: done > 0 ? 'paused' : 'absent', done, total };
  };

  const look = async () => {
    set({ speeds: storedSpeeds(ports) });
    const [device, storage] = await Promise.all([port.device(), port.storage()]);
    set({ device, storage });
    const { models, ownProblem } = await port.offer(device);
    const entries = await Promise.all(
      models.map(async (model): Promise<ModelEntry> => {
        const known = get().entries.find((entry) => entry.model.id === model.id);
        const isBusy = known && ['fetching', 'failed'].includes(known.holding.status);
        const holding = isBusy ? known.holding : await holdingOf(model.id);
        return { model, holding, verdict: verdictOf(model, device, storage, port.mayAsk) };
      }),
    );
    set({ entries, ownProblem });
  };

  const refresh = async (id: string) => {
    hold(id, await holdingOf(id));
    set({ storage: await port.storage() });
  };

  /** The last word is never swallowed: a stream that stalls shows how far it came. */
  const shownNowAndThen = (id: string, controller: AbortController) => {
    let latest: DownloadProgress | null = null;
    let isWaiting = false;
    const show = () => {
      isWaiting = false;
      const isCurrent = fetching.get(id) === controller && !controller.signal.aborted;
      if (latest && isCurrent) hold(id, { status: 'fetching', progress: latest });
    };
    return (progress: DownloadProgress) => {
      if (latest === null || progress.retryMs !== null) {
        latest = progress;
        return show();
      }
      latest = progress;
      if (isWaiting) return;
      isWaiting = true;
      ports.wait(shownEveryMs, show);
    };
  };

  const fetch = async (id: string) => {
    if (fetching.has(id)) return;
    const controller = new AbortController();
    fetching.set(id, controller);
    const { done, total } = await port.stored(id);
    hold(id, { status: 'fetching', progress: { done, total, rate: null, retryMs: null } });
    try {
      await port.fetch(id, controller.signal, shownNowAndThen(id, controller));
      fetching.delete(id);
      await refresh(id);
    } catch (error) {
      fetching.delete(id);
      await refresh(id);
      const here = await port.stored(id);
      if (!controller.signal.aborted) {
        hold(id, { status: 'failed', problem: problemOf(error), ...here });
      }
    }
  };

  return {
    getState: get,
    subscribe: store.subscribe,
    look,
    fetch,
    pause: (id) => fetching.get(id)?.abort(),
    remove: async (id) => {
      fetching.get(id)?.abort();
      await port.remove(id);
      await refresh(id);
    },
    persist: async () => {
      const isKept = await port.persist();
      set({ storage: await port.storage(), wasRefused: !isKept });
    },
  };
}

function problemOf(error: unknown): ModelProblem {
  if (error instanceof DownloadError) return { type: 'download', problem: error.problem };
  const kind = error instanceof PolicyError ? error.kind : 'other';
  return { type: 'engine', kind, message: error instanceof Error ? error.message : String(error) };
}
