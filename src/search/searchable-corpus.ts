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
  /** In their order; of a corpus of more than `most`, stretches from all over it, which few shards hold. */
  readonly documents: (most: number) => Promise<readonly CorpusDocument[]>;
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
    documents: async (most) =>
      spreadNumbers(corpus.documents.length, most).flatMap((at) => corpus.documents[at] ?? []),
    collection: async () => {
      collection ??= collectionOf(corpus.documents);
      return collection;
    },
  };
}

/** Neighbours that are taken together. */
const longestStretch = 50;

/** Numbers below `count`, ascending: all of them, or up to `most` in stretches at even distances. */
export function spreadNumbers(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  const stretch = Math.min(longestStretch, most);
  const stretches = Math.floor(most / stretch);
  return Array.from({ length: stretches * stretch }, (_, at) => {
    const start = Math.floor((Math.floor(at / stretch) * count) / stretches);
    return start + (at % stretch);
  });
}

/** Cut into the parts that are read at once. */
export function stretchesOf(numbers: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(numbers.length / longestStretch) }, (_, at) =>
    numbers.slice(at * longestStretch, (at + 1) * longestStretch),
  );
}
