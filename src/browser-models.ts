/** The Models screen's port in a browser: what ships, what lies beside the site, and WebLLM's list. */
import type { DownloadSet } from '#core/models/download.ts';
import type { OfferedModel } from '#core/models/offered-model.ts';
import { mayConnect } from '#lib/connect-hosts.ts';
import { type Browser, probeDevice, probeStorage } from '#policies/device/probe.ts';
import { browserNetwork } from '#policies/downloads/browser-network.ts';
import { downloadSet, storedOf } from '#policies/downloads/download-set.ts';
import { openFileStore } from '#policies/downloads/indexed-db-store.ts';
import { listedModels } from '#policies/webllm/model-list.ts';
import { offeredOwn } from '#policies/webllm/own-models.ts';
import type { ModelsPort } from '#state/models/models-port.ts';
import { bundledSet } from './browser-bundled.ts';
import { ownModels, type WebllmModels } from './browser-webllm.ts';

export function browserModels(webllm: WebllmModels): ModelsPort {
  const store = openFileStore();
  const sets = new Map<string, DownloadSet>();

  const bundled = async (): Promise<OfferedModel[]> => {
    const found = await bundledSet();
    if (!found) return [];
    sets.set(found.model.id, found.set);
    return [found.model];
  };
  const clock = () => performance.now();

  return {
    device: () => probeDevice(asBrowser()),
    storage: async () => probeStorage(asBrowser(), (await store).kind),
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
    offer: async (device) => {
      const f16 = device.gpu.status === 'ready' && device.gpu.features.includes('shader-f16');
      const [ships, own] = await Promise.all([bundled(), ownModels()]);
      const models = [...ships, ...own.models.map(offeredOwn), ...listedModels(f16)];
      return { models, ownProblem: own.problem };
    },
    mayAsk: (host) => mayConnect(host, location.origin),
    stored: async (id) => {
      const set = sets.get(id);
      return set ? storedOf(set, await store) : webllm.stored(id);
    },
    fetch: async (id, signal, onProgress) => {
      const set = sets.get(id);
      if (!set) return webllm.load(id, signal, onProgress);
      await downloadSet(set, await store, browserNetwork, clock, signal, onProgress);
    },
    remove: async (id) => {
      const set = sets.get(id);
      if (!set) return webllm.remove(id);
      const open = await store;
      await Promise.all(set.files.map(({ sha256 }) => open.remove(sha256)));
    },
  };
}

function asBrowser(): Browser {
  return {
    isSecureContext,
    crossOriginIsolated,
    // The DOM library knows neither WebGPU nor deviceMemory.
    navigator: navigator as Browser['navigator'],
    validate: (module) => WebAssembly.validate(module),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
