/** A corpus as the search worker holds it, whatever kind of index its folder has. */
import type { Hit, SearchRequest } from '#core/rollout/environment.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import type { CorpusManifest } from '#corpus/manifest.ts';
import type { CorpusSearch } from './corpus-search.ts';
import { type Collection, collectionOf } from './joined-search.ts';
import type { CatalogueEntry } from './search-methods.ts';

export type SearchableCorpus = {
  readonly manifest: CorpusManifest;
  readonly catalogue: readonly CatalogueEntry[];
  readonly search: (request: SearchRequest) => Promise<readonly Hit[]>;
  readonly read: (name: string) => Promise<CorpusDocument | null>;
  /** As part of a joined search, made when it is first needed. */
  readonly collection: () => Promise<Collection>;
};

/** A corpus with a MiniSearch index, which lies in memory as a whole. */
export function smallCorpus(corpus: CorpusSearch): SearchableCorpus {
  let collection: Collection | null = null;
  return {
    manifest: corpus.manifest,
    catalogue: corpus.documents.map(({ id, title, field }) => ({ id, title, field })),
    search: async (request) => corpus.search(request),
    read: async (name) => corpus.read(name),
    collection: async () => {
      collection ??= collectionOf(corpus.documents);
      return collection;
    },
  };
}
