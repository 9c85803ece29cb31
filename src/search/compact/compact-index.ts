/** What ranking needs to know of an index, whether it lies in memory or in the files of a corpus. */
import type { Field } from '../bm25.ts';
import type { Fetching } from './fetching.ts';
import type { Postings } from './postings.ts';

export type TermPostings = Readonly<Record<Field, Postings>>;

/** Lengths count different terms. */
export type FieldLengths = Readonly<Record<Field, Uint16Array>>;

export type CompactIndex = {
  readonly passages: number;
  readonly lengths: FieldLengths;
  readonly averages: Readonly<Record<Field, number>>;
  /** For each term, in order; empty lists for a term that stands nowhere. */
  readonly postingsOf: (terms: readonly string[]) => Fetching<readonly TermPostings[]>;
};
