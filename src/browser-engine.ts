/** The bundled policy's ports in a browser: its worker starts when a run first needs it. */
import type { Policy } from '#core/rollout/policy.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';
import type { EngineClient } from '#policies/bundled/engine-client.ts';
import type { EngineInfo } from '#policies/bundled/engine-methods.ts';
import type { Device } from '#policies/bundled/policy-manifest.ts';
import type { Ports } from '#state/ports.ts';
import { ProblemError } from '#state/problem.ts';

type EnginePorts = Pick<Ports, 'bundledOffer' | 'openBundled' | 'spanLogProbabilities'> & {
  /** `bundled`, or `bundled@STAGE` for an earlier stage that ships in a folder of its own. */
  readonly bundledPolicy: (id: string) => Promise<Policy>;
};

/** More threads than this wait for each other more than they help, at this size of matrices. */
const usefulThreads = 4;

export function browserEngine(): EnginePorts {
  const url = new URL('policy/', document.baseURI).href;
  const devices: readonly Device[] = 'gpu' in navigator ? ['gpu', 'cpu'] : ['cpu'];
  const threads = crossOriginIsolated
    ? Math.min(usefulThreads, navigator.hardwareConcurrency || 1)
    : 1;
  const clients = new Map<string, Promise<EngineClient>>();
  const open = async (id: string) => {
    const { engineClient } = await import('#policies/bundled/engine-client.ts');
    const stage = id.split('@')[1];
    return engineClient(
      id,
      () =>
        new Worker(new URL('./policies/bundled/engine.worker.ts', import.meta.url), {
          type: 'module',
        }),
      { url: stage ? new URL(`${stage}/`, url).href : url, devices, threads },
    );
  };
  const get = (id = 'bundled') => {
    const client = clients.get(id) ?? open(id);
    clients.set(id, client);
    return client;
  };

  return {
    bundledOffer: async () => {
      const response = await fetch(new URL('manifest.json', url));
      const isJson = response.headers.get('content-type')?.includes('json');
      // Some hosts answer with a page of theirs for what is not there.
      if (response.status === 404 || (response.ok && !isJson)) return null;
      const { readOffer } = await import('#policies/bundled/read-offer.ts');
      try {
        return readOffer(await response.text());
      } catch (error) {
        throw asEngineProblem(error);
      }
    },
    openBundled: async (onProgress) => {
      try {
        return shown(await (await get()).load(onProgress));
      } catch (error) {
        throw asEngineProblem(error);
      }
    },
    spanLogProbabilities: async (reading) => {
      try {
        return await (await get()).spanLogProbabilities(reading);
      } catch (error) {
        throw asEngineProblem(error);
      }
    },
    bundledPolicy: async (id) => (await get(id)).policy,
  };
}

function shown({ device, threads, openMs, fellBack }: EngineInfo) {
  return { device, threads, openMs, fellBack };
}

/** What an engine throws, as the page tells it. */
export function asEngineProblem(error: unknown): unknown {
  if (!(error instanceof PolicyError)) return error;
  return new ProblemError({ type: 'engine', kind: error.kind, detail: error.message });
}
