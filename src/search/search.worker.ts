/** The search worker: corpora are opened, searched and read here, never on the main thread. */
import { openCorpus } from '#corpus/open-corpus.ts';
import { type Port, serveRpc } from '#lib/rpc.ts';
import { type CorpusSearch, corpusSearch } from './corpus-search.ts';
import { fetchFile } from './fetch-file.ts';
import type { SearchMethods } from './search-methods.ts';

const corpora = new Map<string, CorpusSearch>();

function opened(corpusId: string): CorpusSearch {
  const corpus = corpora.get(corpusId);
  if (!corpus) throw new Error(`The corpus ${corpusId} is not open.`);
  return corpus;
}

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<SearchMethods>(self as unknown as Port, {
  open: async ({ url }, { signal, progress }) => {
    const corpus = corpusSearch(await openCorpus(fetchFile(url), progress, signal));
    corpora.set(corpus.manifest.id, corpus);
    const catalogue = corpus.documents.map(({ id, title, field }) => ({ id, title, field }));
    return { manifest: corpus.manifest, catalogue };
  },
  search: async ({ corpusId, ...request }) => opened(corpusId).search(request),
  read: async ({ corpusId, document }) => opened(corpusId).read(document),
});
