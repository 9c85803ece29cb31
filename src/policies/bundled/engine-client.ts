/**
 * The page's side of the engine's worker. The worker starts on the first load, and anew after a failure that took it
 * or its device away: an action depends only on the situation, so the run goes on from its last event. That is tried
 * a few times for each action, and without the GPU from the second time on.
 *
 * An engine that hangs, as drivers do, tells nobody. Its worker is heard between any two passes through the model; one
 * that is silent for minutes is ended. Silence is counted in ticks, so that a laptop that slept is not taken for it.
 */
import type { Policy, PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { type CallOptions, RemoteError, type RpcClient, rpcClient } from '#lib/rpc.ts';
import { BundledError, type BundledProblem } from './bundled-error.ts';
import type { EngineInfo, EngineMethods, LoadRequest } from './engine-methods.ts';
import type { Reading } from './span-log-probabilities.ts';

export type EngineClient = {
  /** Loads, or waits for the load under way; rejects with a BundledError. */
  readonly load: (onProgress?: CallOptions['onProgress']) => Promise<EngineInfo>;
  readonly policy: Policy;
  /** Mean log-probability of each span's tokens. */
  readonly spanLogProbabilities: (reading: Reading) => Promise<readonly number[]>;
  readonly close: () => void;
};

type Running = {
  readonly worker: Worker;
  readonly rpc: RpcClient<EngineMethods>;
  readonly loaded: Promise<EngineInfo>;
  /** Ticks since it was last heard. */
  silent: number;
};

/** Times that one action is tried anew with a fresh engine. */
const recoveries = 2;
const tickMs = 10_000;
/** Ticks of silence after which an engine counts as hung: in the middle of an action, and while it is being loaded. */
const patience = { act: 12, load: 30 } as const;
/** Stopped by somebody after so many silent ticks, it is not trusted with the next run. */
const suspicious = 2;

export function engineClient(
  id: string,
  createWorker: () => Worker,
  request: LoadRequest,
  onRecovery: (problem: BundledProblem) => void = () => {},
  tick = tickMs,
): EngineClient {
  let running: Running | null = null;
  let devices = request.devices;

  const start = (onProgress?: CallOptions['onProgress']): Running => {
    const worker = createWorker();
    const rpc = rpcClient<EngineMethods>(worker);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      rpc.fail(new BundledError({ type: 'lost' }));
    });
    const loading = rpc.call('load', { ...request, devices }, { onProgress });
    const loaded = loading.catch((error) => Promise.reject(asLocal(error)));
    const started: Running = { worker, rpc, loaded, silent: 0 };
    worker.addEventListener('message', () => {
      started.silent = 0;
    });
    return started;
  };
  /** Ends the wait for an engine that is silent for too long; whoever waits is told. */
  const watch = (engine: Running, ticks: number) => {
    engine.silent = 0;
    const timer = setInterval(() => {
      engine.silent += 1;
      if (engine.silent > ticks) engine.rpc.fail(new BundledError({ type: 'stalled' }));
    }, tick);
    return () => clearInterval(timer);
  };
  const stop = () => {
    running?.worker.terminate();
    running = null;
  };
  const get = (onProgress?: CallOptions['onProgress']) => {
    running ??= start(onProgress);
    return running;
  };
  const load = async (onProgress?: CallOptions['onProgress']) => {
    const engine = get(onProgress);
    const unwatch = watch(engine, patience.load);
    try {
      return await engine.loaded;
    } catch (error) {
      stop();
      throw error;
    } finally {
      unwatch();
    }
  };

  async function* act(situation: Situation, signal: AbortSignal): AsyncGenerator<PolicyOutput> {
    let shown = 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await load();
        // What was on screen before a recovery is written again: it is not shown twice.
        let skip = shown;
        for await (const output of watchedAct(get(), situation, signal)) {
          if (output.type !== 'delta') {
            yield output;
            continue;
          }
          const text = output.text.slice(skip);
          skip = Math.max(0, skip - output.text.length);
          shown += text.length;
          if (text !== '') yield { type: 'delta', text };
        }
        return;
      } catch (error) {
        const problem = recoverable(error);
        if (signal.aborted || !problem || attempt >= recoveries) throw error;
        stop();
        if (attempt > 0 || problem.type !== 'lost') {
          devices = devices.filter((device) => device === 'cpu');
        }
        onRecovery(problem);
      }
    }
  }

  async function* watchedAct(engine: Running, situation: Situation, signal: AbortSignal) {
    const unwatch = watch(engine, patience.act);
    try {
      yield* callAct(engine.rpc, situation, signal);
    } finally {
      unwatch();
      if (signal.aborted && engine.silent >= suspicious) stop();
    }
  }

  // The loop's signals are AbortSignals in the page.
  const policy: Policy = { id, act: (situation, signal) => act(situation, signal as AbortSignal) };
  const spanLogProbabilities = async (reading: Reading) => {
    await load();
    const engine = get();
    const unwatch = watch(engine, patience.act);
    try {
      return await engine.rpc.call('spanLogProbabilities', reading);
    } catch (error) {
      // A worker that is gone can't be asked again: the next call starts another.
      const known = asLocal(error);
      if (recoverable(known)) stop();
      throw known;
    } finally {
      unwatch();
    }
  };
  return { load, policy, spanLogProbabilities, close: stop };
}

/** One rpc call as a stream: its notes as deltas, its value last. */
async function* callAct(
  rpc: RpcClient<EngineMethods>,
  situation: Situation,
  signal: AbortSignal,
): AsyncGenerator<PolicyOutput> {
  const ready: PolicyOutput[] = [];
  let wake = () => {};
  const push = (output: PolicyOutput) => {
    ready.push(output);
    wake();
  };
  let failed: { error: unknown } | null = null;
  const onNote = (text: string) => push({ type: 'delta', text });
  const own = new AbortController();
  const stop = () => own.abort(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  rpc.call('act', situation, { signal: own.signal, onNote }).then(push, (error) => {
    failed = { error: asLocal(error) };
    wake();
  });
  try {
    for (;;) {
      const next = ready.shift();
      if (next) {
        yield next;
        if (next.type !== 'delta') return;
      } else if (failed) throw (failed as { error: unknown }).error;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Whoever reads no further wants no more to be written.
    stop();
  }
}

/** What a fresh engine may mend. */
function recoverable(error: unknown): BundledProblem | null {
  const problem = error instanceof BundledError ? error.details : null;
  return problem && ['lost', 'stalled', 'out-of-memory'].includes(problem.type) ? problem : null;
}

function asLocal(error: unknown): unknown {
  if (!(error instanceof RemoteError)) return error;
  // The worker throws nothing else with details.
  if (typeof error.details === 'object' && error.details !== null) {
    return new BundledError(error.details as BundledProblem);
  }
  return new BundledError({ type: 'other', message: error.message });
}
