/** What the corpus screen needs from the search worker, as plain functions. */
import type { Hit } from '#core/rollout/environment.ts';
import type { Language } from '#core/text/language.ts';

export type ScorePart = {
  readonly term: string;
  readonly field: 'title' | 'text';
  readonly frequency: number;
  readonly holders: number;
  readonly rarity: number;
  readonly points: number;
};

export type ExplainedHit = { readonly hit: Hit; readonly parts: readonly ScorePart[] };

export type CorpusStatistics = {
  readonly documents: number;
  readonly passages: number;
  readonly termsPerPassage: number;
  readonly byField: readonly (readonly [field: string, documents: number])[];
  readonly postings: number;
};

export type AddedProblem = {
  readonly kind:
    | 'too-large'
    | 'too-many'
    | 'too-much'
    | 'unknown-kind'
    | 'not-text'
    | 'no-text'
    | 'broken-line'
    | 'broken-page'
    | 'broken-front-matter'
    | 'missing-title'
    | 'wiki-failed'
    | 'not-kept';
  readonly where: string;
  readonly detail?: string;
};

export type AddedBatch = {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly documents: number;
  readonly passages: number;
  readonly bytes: number;
  readonly addedAt: number;
  readonly isKept: boolean;
};

export type AddedOutcome = {
  readonly batches: readonly AddedBatch[];
  readonly documents: number;
  readonly problems: readonly AddedProblem[];
  /** Problems beyond those. */
  readonly untold: number;
};

export type Addition =
  | { readonly type: 'text'; readonly title: string; readonly text: string }
  | { readonly type: 'files'; readonly files: readonly File[] }
  | { readonly type: 'titles'; readonly titles: readonly string[]; readonly language: Language };

export type LibraryQuery = {
  readonly query: string;
  readonly limit: number;
  readonly withhold: readonly string[];
  readonly field?: string;
};

export type LibraryPort = {
  /** The wiki that this build may ask, such as "https://en.wikipedia.org"; null when it may ask none. */
  readonly wikiHost: (language: Language) => string | null;
  readonly explain: (corpusId: string, query: LibraryQuery) => Promise<readonly ExplainedHit[]>;
  readonly statistics: (corpusId: string) => Promise<CorpusStatistics>;
  readonly batches: () => Promise<readonly AddedBatch[]>;
  /** Rejects with the signal's reason when it is cancelled: then nothing has been added. */
  readonly add: (
    addition: Addition,
    signal: AbortSignal,
    /** Documents so far, and bytes read. */
    onProgress: (documents: number, bytes: number) => void,
  ) => Promise<AddedOutcome>;
  readonly remove: (id: string) => Promise<readonly AddedBatch[]>;
  /** A zip; null when there is nothing in that language. */
  readonly exported: (language: Language) => Promise<Uint8Array<ArrayBuffer> | null>;
};
