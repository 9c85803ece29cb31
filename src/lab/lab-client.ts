/** The page's side of the Lab's worker, started when the Lab is opened or a trained policy first acts. */
import type { Policy } from '#core/rollout/policy.ts';
import { type CallOptions, rpcClient } from '#lib/rpc.ts';
import type { Accuracy } from './held-out.ts';
import type { LabFacts, LabMethods, LabStep } from './lab-methods.ts';
import type { TryOut } from './session.ts';
import type { LabSettings } from './settings.ts';
import { weightsOfPolicyId } from './shareable-weights.ts';

export type LabClient = {
  readonly open: (settings: LabSettings, options?: CallOptions) => Promise<LabFacts>;
  readonly reset: (settings: LabSettings) => Promise<unknown>;
  readonly change: (settings: LabSettings) => Promise<unknown>;
  readonly step: () => Promise<LabStep>;
  readonly measure: () => Promise<Accuracy>;
  readonly tryOut: (index: number) => Promise<TryOut>;
  /** Null when the id holds no weights of this version. */
  readonly policy: (id: string) => Policy | null;
  readonly close: () => void;
};

/** `url` is the corpus folder, absolute. `onStopped` is told when the worker has died: the next client is a fresh one. */
export function labClient(
  createWorker: () => Worker,
  url: string,
  onStopped: () => void,
): LabClient {
  const worker = createWorker();
  const rpc = rpcClient<LabMethods>(worker);
  worker.addEventListener('error', (event) => {
    rpc.fail(new Error(event.message || 'The Lab stopped: open it again.'));
    worker.terminate();
    onStopped();
  });
  return {
    open: (settings, options) => rpc.call('open', { url, settings }, options),
    reset: (settings) => rpc.call('reset', settings),
    change: (settings) => rpc.call('change', settings),
    step: () => rpc.call('step', null),
    measure: () => rpc.call('measure', null),
    tryOut: (index) => rpc.call('tryOut', { index }),
    policy: (id) =>
      weightsOfPolicyId(id) && {
        id,
        async *act(situation) {
          const output = await rpc.call('act', { url, id, situation });
          if (!output) throw new Error('These weights are of another version of the Lab.');
          yield output;
        },
      },
    close: () => worker.terminate(),
  };
}
