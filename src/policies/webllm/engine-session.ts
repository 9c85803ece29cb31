/**
 * The engine with one model in a worker of its own. Loading can't be cancelled, so the worker is ended instead; an
 * engine that was lost is loaded anew when it is next needed, from the browser's cache.
 */
import { Cancelled, type CancelSignal } from '#core/rollout/cancel.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';
import { webllmError } from './webllm-error.ts';
import type { Engine, EngineSource } from './webllm-model.ts';

/** How far loading is: a share in [0, 1], and the engine's own words for it. */
export type LoadProgress = { readonly share: number; readonly text: string };

/** A worker with an engine in it, before it has a model. */
export type EngineWorker = {
  readonly engine: Engine;
  readonly load: (onProgress: (progress: LoadProgress) => void) => Promise<void>;
  /** Called when the worker itself fails. */
  readonly onCrash: (listener: (message: string) => void) => void;
  readonly terminate: () => void;
};

export type EngineSession = EngineSource & {
  readonly load: (
    signal: CancelSignal,
    onProgress?: (progress: LoadProgress) => void,
  ) => Promise<Engine>;
  readonly isLoaded: () => boolean;
};

type Current = {
  readonly loading: Promise<Engine>;
  /** Ends the worker, whatever it is doing. */
  readonly stop: (reason: Error) => void;
  isLoaded: boolean;
};

export function engineSession(startWorker: () => Promise<EngineWorker>): EngineSession {
  const listeners = new Set<(progress: LoadProgress) => void>();
  let current: Current | null = null;

  const begin = (): Current => {
    let stop: Current['stop'] = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = reject;
    });
    const load = async (): Promise<Engine> => {
      const worker = await startWorker();
      worker.onCrash((message) => stop(new PolicyError('lost', crash(message))));
      stopped.catch(() => {
        worker.terminate();
        if (current === own) current = null;
      });
      const report = (progress: LoadProgress) => {
        for (const listener of listeners) listener(progress);
      };
      await Promise.race([worker.load(report), stopped]);
      own.isLoaded = true;
      return worker.engine;
    };
    const loading = load().catch((error) => {
      const failure = error instanceof Cancelled ? error : webllmError(error);
      stop(failure);
      if (current === own) current = null;
      throw failure;
    });
    const own: Current = { loading, stop, isLoaded: false };
    // Nobody may be waiting any more.
    loading.catch(() => {});
    stopped.catch(() => {});
    return own;
  };

  const load: EngineSession['load'] = async (signal, onProgress) => {
    if (signal.aborted) throw new Cancelled();
    current ??= begin();
    const mine = current;
    const giveUp = () => {
      // An engine that is there is kept: only its loading is given up.
      if (!mine.isLoaded) mine.stop(new Cancelled());
    };
    if (onProgress) listeners.add(onProgress);
    signal.addEventListener('abort', giveUp);
    try {
      return await mine.loading;
    } finally {
      signal.removeEventListener('abort', giveUp);
      if (onProgress) listeners.delete(onProgress);
    }
  };

  return {
    load,
    get: load,
    isLoaded: () => current?.isLoaded === true,
    discard: () => {
      current?.stop(new PolicyError('lost', 'The engine was thrown away.'));
      current = null;
    },
  };
}

function crash(message: string): string {
  return `The worker of the model stopped${message === '' ? '' : ` (${message})`}: run again to start it anew.`;
}
