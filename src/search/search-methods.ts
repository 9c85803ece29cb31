/** What the search worker offers over the rpc. */
import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import type { Hit, SearchRequest } from '#core/rollout/environment.ts';
import type { Language } from '#core/text/language.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import type { CorpusManifest } from '#corpus/manifest.ts';
import type { AddedBatch, AddedOutcome } from './added/added-batch.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import type { ExplainedHit, JoinedRequest } from './joined-search.ts';

export type CatalogueEntry = {
  readonly id: string;
  readonly title: string;
  readonly field: string;
};

export type OpenedCorpus = {
  readonly manifest: CorpusManifest;
  /** Empty for a corpus of very many documents. */
  readonly catalogue: readonly CatalogueEntry[];
};

type Method<Argument, Value> = { readonly argument: Argument; readonly value: Value };
/** Which corpora: see core/rollout/searched-corpus.ts. */
type OfCorpus = { readonly corpusId: string };

export type SearchMethods = {
  /** Opens the corpus folder at an absolute URL that ends in "/". Progress is in bytes. */
  readonly open: Method<{ readonly url: string }, OpenedCorpus>;
  readonly search: Method<SearchRequest & OfCorpus, readonly Hit[]>;
  /** The hits with the parts of their scores. */
  readonly explain: Method<JoinedRequest & OfCorpus, readonly ExplainedHit[]>;
  /** A document by id or title, the visitor's own and fetched ones included; null when there is none. */
  readonly read: Method<OfCorpus & { readonly document: string }, CorpusDocument | null>;
  readonly statistics: Method<OfCorpus, CorpusStatistics>;
  /** The passages that RAMP may mask, in the order of the corpus; of a very large one, those of a part of it. */
  readonly maskable: Method<OfCorpus, readonly MaskablePassage[]>;

  /** A visitor's own documents. Progress is in documents and bytes. */
  readonly added: Method<null, readonly AddedBatch[]>;
  readonly addText: Method<{ readonly title: string; readonly text: string }, AddedOutcome>;
  readonly addFiles: Method<{ readonly files: readonly File[] }, AddedOutcome>;
  /** Fetched from the wiki at `api` by their titles. */
  readonly addTitles: Method<
    { readonly titles: readonly string[]; readonly language: Language; readonly api: string },
    AddedOutcome
  >;
  readonly removeAdded: Method<{ readonly id: string }, readonly AddedBatch[]>;
  /** A corpus folder of all of one language, as a zip; null when there are none. */
  readonly exportAdded: Method<{ readonly language: Language }, Uint8Array<ArrayBuffer> | null>;
};
