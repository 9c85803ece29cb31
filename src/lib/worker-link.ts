/**
 * The page's link to a worker that may die. A worker that reports an error, or says nothing for half a minute while
 * something is asked of it, is ended; what was under way rejects with WorkerStopped, and the next call starts another.
 *
 * Silence is counted in ticks of a timer and not in time, so that a laptop that slept does not look like a dead worker.
 */
import { type RpcClient, rpcClient } from './rpc.ts';

const tickMs = 5000;
const ticksOfSilence = 6;

export class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped';
}

type Methods = Record<string, { readonly argument: unknown; readonly value: unknown }>;

export type WorkerLink<M extends Methods> = {
  readonly call: RpcClient<M>['call'];
  /** Starts a worker if none runs. A number that is another one for every worker: what one knew, the next does not. */
  readonly generation: () => number;
  readonly close: () => void;
};

export function workerLink<M extends Methods>(createWorker: () => Worker): WorkerLink<M> {
  type Running = { readonly worker: Worker; readonly rpc: RpcClient<M>; silentTicks: number };
  let running: Running | null = null;
  let generation = 0;

  const end = (ended: Running, message: string) => {
    ended.worker.terminate();
    ended.rpc.fail(new WorkerStopped(message));
    if (running === ended) running = null;
  };

  const start = (): Running => {
    const worker = createWorker();
    const started: Running = { worker, rpc: rpcClient<M>(worker), silentTicks: 0 };
    worker.addEventListener('message', () => {
      started.silentTicks = 0;
    });
    worker.addEventListener('error', (event) => {
      end(started, event.message || 'A worker of the page stopped.');
    });
    running = started;
    generation += 1;
    return started;
  };

  return {
    call: async (method, argument, options) => {
      const asked = running ?? start();
      const watch = setInterval(() => {
        asked.silentTicks += 1;
        if (asked.silentTicks > ticksOfSilence) end(asked, 'A worker of the page fell silent.');
        else asked.worker.postMessage({ ping: true });
      }, tickMs);
      try {
        return await asked.rpc.call(method, argument, options);
      } finally {
        clearInterval(watch);
        asked.silentTicks = 0;
      }
    },
    generation: () => {
      if (!running) start();
      return generation;
    },
    close: () => {
      if (running) end(running, 'This worker was ended.');
    },
  };
}
