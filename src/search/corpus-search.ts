/** Searching an open corpus: ranked passages with everything a reader is shown. */
import type { Environment, Hit, SearchRequest } from '#core/rollout/environment.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import type { CorpusManifest } from '#corpus/manifest.ts';
import type { OpenCorpus } from '#corpus/open-corpus.ts';
import { loadIndex, searchOptions } from './index-passages.ts';
import { matchedTerms } from './matched-terms.ts';
import { type Term, termsOf } from './terms.ts';

export type CorpusSearch = {
  readonly manifest: CorpusManifest;
  readonly documents: readonly CorpusDocument[];
  readonly search: (request: SearchRequest) => readonly Hit[];
  /** By id or by title, whatever its case. */
  readonly read: (idOrTitle: string) => CorpusDocument | null;
};

export function corpusSearch({ manifest, documents, index: serialised }: OpenCorpus): CorpusSearch {
  const index = loadIndexOf(manifest, serialised);
  const byPassage = new Map<string, { document: CorpusDocument; ordinal: number }>();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const byName = new Map<string, CorpusDocument>(byId);
  for (const document of documents) {
    const key = document.title.toLowerCase();
    if (!byName.has(key)) byName.set(key, document);
    for (const ordinal of document.passages.keys()) {
      byPassage.set(passageId(document.id, ordinal), { document, ordinal });
    }
  }

  const passagesOf = (documentId: string): string[] =>
    (byId.get(documentId)?.passages ?? []).map((_, ordinal) => passageId(documentId, ordinal));

  /** Terms of passages that were shown before: the same ones come up again and again. */
  const placesIn = new Map<string, readonly Term[]>();

  const search = ({ query, limit, withhold }: SearchRequest): readonly Hit[] => {
    // Asked of every match, thousands in a large corpus: one look-up each.
    const hidden = new Set(withhold.flatMap((name) => [name, ...passagesOf(name)]));
    const results = index.search(query, {
      ...searchOptions,
      ...(hidden.size > 0 && { filter: (result) => !hidden.has(result.id) }),
    });
    return results.slice(0, limit).flatMap((result) => {
      const found = byPassage.get(result.id);
      if (!found) return [];
      const { document, ordinal } = found;
      const [start, end] = document.passages[ordinal] ?? [0, 0];
      const text = document.text.slice(start, end).replace(/\n/gu, ' ');
      const { title, source, licence } = document;
      const hit = { passageId: result.id, documentId: document.id, title, text, source, licence };
      const places = placesIn.get(result.id) ?? termsOf(text);
      placesIn.set(result.id, places);
      return [{ ...hit, score: result.score, terms: matchedTerms(result.terms, places) }];
    });
  };

  const read = (name: string) => byName.get(name) ?? byName.get(name.toLowerCase()) ?? null;
  return { manifest, documents, search, read };
}

/** An index with the right hash can still be none, in a corpus that somebody else has made. */
function loadIndexOf(manifest: CorpusManifest, serialised: string) {
  try {
    return loadIndex(serialised);
  } catch {
    throw new CorpusError({ kind: 'unreadable', file: manifest.index.file });
  }
}

export function environmentOf(corpus: CorpusSearch): Environment {
  return {
    corpusId: corpus.manifest.id,
    search: async (request) => corpus.search(request),
  };
}
