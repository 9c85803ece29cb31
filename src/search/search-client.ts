/** The page's side of the search worker, started on first use. */
import type { Environment } from '#core/rollout/environment.ts';
import { CorpusError, type CorpusProblem } from '#corpus/corpus-error.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { type CallOptions, RemoteError, rpcClient } from '#lib/rpc.ts';
import type { OpenedCorpus, SearchMethods } from './search-methods.ts';

export type SearchClient = {
  readonly open: (url: string, options?: CallOptions) => Promise<OpenedCorpus>;
  readonly read: (corpusId: string, document: string) => Promise<CorpusDocument | null>;
  readonly environment: (corpusId: string) => Environment;
  readonly close: () => void;
};

export function searchClient(createWorker: () => Worker): SearchClient {
  const worker = createWorker();
  const rpc = rpcClient<SearchMethods>(worker);
  worker.addEventListener('error', (event) => {
    rpc.fail(new Error(event.message || 'The search worker stopped: reload the page.'));
  });
  return {
    open: async (url, options) => {
      try {
        return await rpc.call('open', { url }, options);
      } catch (error) {
        throw asCorpusError(error);
      }
    },
    read: (corpusId, document) => rpc.call('read', { corpusId, document }),
    environment: (corpusId) => ({
      corpusId,
      // Searches take milliseconds: the loop stops waiting by itself when it is cancelled.
      search: (request) => rpc.call('search', { ...request, corpusId }),
    }),
    close: () => worker.terminate(),
  };
}

function asCorpusError(error: unknown): unknown {
  if (!(error instanceof RemoteError) || typeof error.details !== 'object') return error;
  // The worker throws nothing else with details.
  return error.details ? new CorpusError(error.details as CorpusProblem) : error;
}
