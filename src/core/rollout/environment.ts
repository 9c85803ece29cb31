/**
 * The environment port: it executes searches, knows the corpus and withholds what an evaluation hides.
 * The search worker implements it in the page, the same code in Node, small fakes in tests.
 */
import type { Span } from '../text/span.ts';
import type { CancelSignal } from './cancel.ts';

/** A query word that was found in a hit, with its places in the hit's text (none: only in the title). */
export type MatchedTerm = { readonly term: string; readonly spans: readonly Span[] };

/** A ranked passage, with everything a reader is shown, so that a run replays without its corpus. */
export type Hit = {
  readonly passageId: string;
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  /** BM25 score of this query; comparable within one observation only. */
  readonly score: number;
  readonly terms: readonly MatchedTerm[];
  readonly source: string;
  readonly licence: string;
};

export type SearchRequest = {
  readonly query: string;
  /** How many hits at the most, 1 or more. */
  readonly limit: number;
  /** Document ids or passage ids that must not be found. */
  readonly withhold: readonly string[];
};

export type Environment = {
  readonly corpusId: string;
  readonly search: (request: SearchRequest, signal: CancelSignal) => Promise<readonly Hit[]>;
};
