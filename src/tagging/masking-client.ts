/** The page's side of the masking worker, started when someone first masks a text. */
import type { CallOptions } from '#lib/rpc.ts';
import { workerLink } from '#lib/worker-link.ts';
import type { Masking, MaskingMethods } from './masking-methods.ts';

export type MaskingClient = {
  readonly mask: (request: MaskingMethods['mask']['argument']) => Promise<Masking>;
  readonly sample: (
    request: MaskingMethods['sample']['argument'],
    options: CallOptions,
  ) => Promise<MaskingMethods['sample']['value']>;
  readonly close: () => void;
};

export function maskingClient(createWorker: () => Worker): MaskingClient {
  const link = workerLink<MaskingMethods>(createWorker);
  return {
    mask: (request) => link.call('mask', request),
    sample: (request, options) => link.call('sample', request, options),
    close: link.close,
  };
}
