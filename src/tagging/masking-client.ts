/** The page's side of the masking worker, started when someone first masks a text. */
import { workerLink } from '#lib/worker-link.ts';
import type { Masking, MaskingMethods } from './masking-methods.ts';

export type MaskingClient = {
  readonly mask: (request: MaskingMethods['mask']['argument']) => Promise<Masking>;
  readonly close: () => void;
};

export function maskingClient(createWorker: () => Worker): MaskingClient {
  const link = workerLink<MaskingMethods>(createWorker);
  return { mask: (request) => link.call('mask', request), close: link.close };
}
