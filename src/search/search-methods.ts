/** What the search worker offers over the rpc. */
import type { Hit, SearchRequest } from '#core/rollout/environment.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import type { CorpusManifest } from '#corpus/manifest.ts';

export type CatalogueEntry = {
  readonly id: string;
  readonly title: string;
  readonly field: string;
};

export type OpenedCorpus = {
  readonly manifest: CorpusManifest;
  readonly catalogue: readonly CatalogueEntry[];
};

export type SearchMethods = {
  /** Opens the corpus folder at an absolute URL that ends in "/". Progress is in bytes. */
  readonly open: { readonly argument: { readonly url: string }; readonly value: OpenedCorpus };
  readonly search: {
    readonly argument: SearchRequest & { readonly corpusId: string };
    readonly value: readonly Hit[];
  };
  /** A document by id or title; null when there is none. */
  readonly read: {
    readonly argument: { readonly corpusId: string; readonly document: string };
    readonly value: CorpusDocument | null;
  };
};
