/** The page's side of the masking worker, started when someone first masks a text. */
import { rpcClient } from '#lib/rpc.ts';
import type { Masking, MaskingMethods } from './masking-methods.ts';

export type MaskingClient = {
  readonly mask: (request: MaskingMethods['mask']['argument']) => Promise<Masking>;
  readonly close: () => void;
};

export function maskingClient(createWorker: () => Worker): MaskingClient {
  const worker = createWorker();
  const rpc = rpcClient<MaskingMethods>(worker);
  worker.addEventListener('error', (event) => {
    rpc.fail(new Error(event.message || 'The masking worker stopped.'));
  });
  return {
    mask: (request) => rpc.call('mask', request),
    close: () => worker.terminate(),
  };
}
