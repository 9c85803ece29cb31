/** The page's side of the search worker, started on first use, and again when it has died: corpora are then opened anew. */
import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import type { Environment } from '#core/rollout/environment.ts';
import { searchedCorpus } from '#core/rollout/searched-corpus.ts';
import { CorpusError, type CorpusProblem } from '#corpus/corpus-error.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { type CallOptions, RemoteError, type RpcClient } from '#lib/rpc.ts';
import { WorkerStopped, workerLink } from '#lib/worker-link.ts';
import type { OpenedCorpus, SearchMethods } from './search-methods.ts';

export type SearchClient = {
  readonly open: (url: string, options?: CallOptions) => Promise<OpenedCorpus>;
  readonly read: (corpusId: string, document: string) => Promise<CorpusDocument | null>;
  readonly maskable: (corpusId: string) => Promise<readonly MaskablePassage[]>;
  readonly environment: (corpusId: string) => Environment;
  /** Any other method of the worker. */
  readonly call: RpcClient<SearchMethods>['call'];
  readonly close: () => void;
};

export function searchClient(createWorker: () => Worker): SearchClient {
  const link = workerLink<SearchMethods>(createWorker);
  /** Where each corpus lies, and which worker has it open. */
  const opened = new Map<string, { readonly url: string; readonly generation: number }>();

  const open: SearchClient['open'] = async (url, options) => {
    try {
      const generation = link.generation();
      const corpus = await link.call('open', { url }, options);
      opened.set(corpus.manifest.id, { url, generation });
      return corpus;
    } catch (error) {
      throw asCorpusError(error);
    }
  };

  /** Asks once more when the worker dies meanwhile, so that a run goes on. */
  const over = async <T>(corpusId: string, ask: () => Promise<T>): Promise<T> => {
    const once = async () => {
      const known = opened.get(searchedCorpus(corpusId).base);
      if (known && known.generation !== link.generation()) await open(known.url);
      return ask();
    };
    try {
      return await once();
    } catch (error) {
      if (error instanceof WorkerStopped) return once();
      throw error;
    }
  };

  return {
    open,
    read: (corpusId, document) => over(corpusId, () => link.call('read', { corpusId, document })),
    maskable: (corpusId) => over(corpusId, () => link.call('maskable', { corpusId })),
    environment: (corpusId) => ({
      corpusId,
      // Searches take milliseconds: the loop stops waiting by itself when it is cancelled.
      search: (request) => over(corpusId, () => link.call('search', { ...request, corpusId })),
    }),
    close: link.close,
    call: (method, argument, options) => {
      const ask = () => link.call(method, argument, options);
      const isOfCorpus =
        typeof argument === 'object' && argument !== null && 'corpusId' in argument;
      return isOfCorpus ? over(String(argument.corpusId), ask) : ask();
    },
  };
}

function asCorpusError(error: unknown): unknown {
  if (!(error instanceof RemoteError) || typeof error.details !== 'object') return error;
  // The worker throws nothing else with details.
  return error.details ? new CorpusError(error.details as CorpusProblem) : error;
}
