/**
 * The one MiniSearch configuration. Building and loading must use the same options, so they stand here
 * once. Titles (with aliases) weigh more than text; ranking is MiniSearch's BM25+.
 */
import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { bm25, boosts } from './bm25.ts';
import { termsOf } from './terms.ts';

export type IndexedPassage = { readonly id: string; readonly title: string; readonly text: string };

const indexOptions: Options<IndexedPassage> = {
  fields: ['title', 'text'],
  idField: 'id',
  tokenize: (text) => termsOf(text).map((term) => term.term),
  processTerm: (term) => term,
};

export const searchOptions: SearchOptions = {
  boost: boosts,
  combineWith: 'OR',
  bm25,
};

export type PassageIndex = MiniSearch<IndexedPassage>;

export function indexPassages(documents: readonly CorpusDocument[]): PassageIndex {
  const index = new MiniSearch<IndexedPassage>(indexOptions);
  for (const document of documents) {
    const title = [document.title, ...document.aliases].join(' / ');
    for (const [ordinal, [start, end]] of document.passages.entries()) {
      const text = document.text.slice(start, end);
      index.add({ id: passageId(document.id, ordinal), title, text });
    }
  }
  return index;
}

export function serialiseIndex(documents: readonly CorpusDocument[]): string {
  return JSON.stringify(indexPassages(documents));
}

export function loadIndex(serialised: string): PassageIndex {
  return MiniSearch.loadJSON<IndexedPassage>(serialised, indexOptions);
}
