/** The corpus screen's port in a browser: the search worker behind plain functions. */
import type { SearchClient } from '#search/search-client.ts';
import { wikiApi, wikiHost } from '#search/wiki-host.ts';
import type { AddedOutcome, Addition, LibraryPort } from '#state/library-port.ts';

export function browserLibrary(client: () => SearchClient): LibraryPort {
  return {
    wikiHost,
    explain: (corpusId, query) => client().call('explain', { corpusId, ...query }),
    statistics: (corpusId) => client().call('statistics', { corpusId }),
    batches: () => client().call('added', null),
    add: (addition, signal, onProgress) => add(client(), addition, { signal, onProgress }),
    remove: (id) => client().call('removeAdded', { id }),
    exported: (language) => client().call('exportAdded', { language }),
  };
}

type Options = Parameters<SearchClient['call']>[2];

function add(client: SearchClient, addition: Addition, options: Options): Promise<AddedOutcome> {
  switch (addition.type) {
    case 'text':
      return client.call('addText', addition, options);
    case 'files':
      return client.call('addFiles', addition, options);
    case 'titles': {
      const host = wikiHost(addition.language);
      if (host === null) return Promise.reject(new Error('No wiki may be asked.'));
      return client.call('addTitles', { ...addition, api: wikiApi(host) }, options);
    }
  }
}
