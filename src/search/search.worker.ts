/** The search worker: corpora are opened, searched and read here, never on the main thread. */
import { type Port, serveRpc } from '#lib/rpc.ts';
import { type AddedDocuments, addedDocuments } from './added/added-documents.ts';
import { openAddedStore, storeInMemory } from './added/added-store.ts';
import { fetchFile } from './fetch-file.ts';
import { liveWikipedia } from './live-wikipedia.ts';
import { openSearchable } from './open-searchable.ts';
import { pausing } from './pausing.ts';
import type { SearchMethods } from './search-methods.ts';
import { searchService } from './search-service.ts';
import { wikiApi, wikiHost } from './wiki-host.ts';

let added: Promise<AddedDocuments> | null = null;

async function openAdded(): Promise<AddedDocuments> {
  const now = () => Date.now();
  try {
    return addedDocuments(await openAddedStore(), { now, isLasting: true });
  } catch {
    return addedDocuments(storeInMemory(), { now, isLasting: false });
  }
}

const service = searchService({
  open: async (url, progress, signal) => openSearchable(fetchFile(url), progress, signal),
  added: () => {
    added ??= openAdded();
    return added;
  },
  wikipedia: liveWikipedia((language) => {
    const host = wikiHost(language);
    if (host === null) throw new Error('This site was built without leave to ask Wikipedia.');
    return {
      ...{ api: wikiApi(host), wait: pausing },
      fetch: (address, init) => fetch(address, init),
    };
  }),
});

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<SearchMethods>(self as unknown as Port, service);
