/** What is searched, in numbers. */
import { fields } from './bm25.ts';
import type { Collection } from './joined-search.ts';

export type CorpusStatistics = {
  readonly documents: number;
  readonly passages: number;
  /** Mean number of different terms of a passage's text. */
  readonly termsPerPassage: number;
  /** Documents by field, the largest first; documents without a field under "". */
  readonly byField: readonly (readonly [field: string, documents: number])[];
  /** Pairs of a term and a passage that holds it, in titles and texts. */
  readonly postings: number;
};

export function statisticsOf(collections: readonly Collection[]): CorpusStatistics {
  const byField = new Map<string, number>();
  let documents = 0;
  let passages = 0;
  let terms = 0;
  let postings = 0;
  for (const { index, source } of collections) {
    documents += source.documents;
    passages += index.passages;
    for (const field of fields) {
      for (const length of index.lengths[field]) postings += length;
    }
    terms += index.averages.text * index.passages;
    for (let number = 0; number < source.documents; number += 1) {
      const field = source.fieldOf(number);
      byField.set(field, (byField.get(field) ?? 0) + 1);
    }
  }
  return {
    ...{ documents, passages, postings, termsPerPassage: passages > 0 ? terms / passages : 0 },
    byField: [...byField].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
  };
}
