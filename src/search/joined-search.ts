/** Searching several collections as one: the encyclopedia, a visitor's own documents, pages fetched for this query. */
import type { Hit, SearchRequest } from '#core/rollout/environment.ts';
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { indexBuilder } from './compact/build-index.ts';
import type { CompactIndex } from './compact/compact-index.ts';
import type { Fetching } from './compact/fetching.ts';
import { explain, type Ranked, rank, type ScorePart } from './compact/rank.ts';
import { type DocumentSource, documentsInMemory } from './document-source.ts';
import { matchedTerms } from './matched-terms.ts';
import { termsOf } from './terms.ts';

export type Collection = { readonly index: CompactIndex; readonly source: DocumentSource };

export type JoinedRequest = SearchRequest & {
  /** Only documents of this field; all when it is missing. */
  readonly field?: string | undefined;
};

export type ExplainedHit = { readonly hit: Hit; readonly parts: readonly ScorePart[] };

export type JoinedSearch = {
  readonly search: (request: JoinedRequest) => Fetching<readonly Hit[]>;
  /** The same hits, each with the parts that its score is the sum of. */
  readonly explained: (request: JoinedRequest) => Fetching<readonly ExplainedHit[]>;
  /** By id, title or alias, in the first collection that has it. */
  readonly read: (name: string) => Fetching<CorpusDocument | null>;
};

export function collectionOf(documents: readonly CorpusDocument[]): Collection {
  const builder = indexBuilder();
  for (const document of documents) addToIndex(builder, document);
  return { index: builder.build(), source: documentsInMemory(documents) };
}

/** How a document is indexed: passage by passage, each under the title and its aliases. */
export function addToIndex(
  builder: Pick<ReturnType<typeof indexBuilder>, 'add'>,
  { title, aliases, text, passages }: CorpusDocument,
): void {
  const names = [title, ...aliases].join(' / ');
  for (const [start, end] of passages) builder.add({ title: names, text: text.slice(start, end) });
}

export function joinedSearch(collections: readonly Collection[]): JoinedSearch {
  const indexes = collections.map(({ index }) => index);

  const rankedFor = function* (request: JoinedRequest): Fetching<readonly Ranked[]> {
    const { query, limit, withhold, field } = request;
    const hidden = new Set(withhold);
    const hiddenPlaces = yield* placesOf(withhold);
    return yield* rank(indexes, queryTerms(query), {
      limit,
      ...((hidden.size > 0 || field !== undefined) && {
        isShown: (index: number, passage: number) => {
          const source = collections[index]?.source;
          const place = source?.placeOf(passage);
          if (!source || !place) return false;
          if (field !== undefined && source.fieldOf(place.document) !== field) return false;
          const own = hiddenPlaces[index];
          return !own?.documents.has(place.document) && !own?.passages.has(passage);
        },
      }),
    });
  };

  /** What is withheld, as numbers: of whole documents and of single passages. */
  const placesOf = function* (withhold: readonly string[]) {
    const places = collections.map(() => ({
      documents: new Set<number>(),
      passages: new Set<number>(),
    }));
    for (const name of withhold) {
      const [, documentId = '', ordinal] = /^(.*)#(\d+)$/su.exec(name) ?? [];
      for (const [at, { source }] of collections.entries()) {
        const whole = yield* source.byId(name);
        if (whole !== null) places[at]?.documents.add(whole);
        const holder = ordinal === undefined ? null : yield* source.byId(documentId);
        if (holder === null) continue;
        const passage = source.firstPassage(holder) + Number(ordinal);
        // A number beyond its own passages is that of another document.
        if (source.placeOf(passage).document === holder) places[at]?.passages.add(passage);
      }
    }
    return places;
  };

  /** Their documents are fetched side by side. */
  const hitsOf = function* (ranked: readonly Ranked[]): Fetching<readonly Hit[]> {
    const hits: (Hit | undefined)[] = ranked.map(() => undefined);
    for (const [at, { source }] of collections.entries()) {
      const own = ranked.flatMap((one, rank) =>
        one.index === at ? [{ one, rank, place: source.placeOf(one.passage) }] : [],
      );
      const documents = yield* source.read(own.map(({ place }) => place.document));
      for (const [n, { one, rank, place }] of own.entries())
        hits[rank] = hitIn(documents[n] as CorpusDocument, place.ordinal, one);
    }
    return hits.filter((hit) => hit !== undefined);
  };

  return {
    *search(request) {
      return yield* hitsOf(yield* rankedFor(request));
    },
    *explained(request) {
      const ranked = yield* rankedFor(request);
      const hits = yield* hitsOf(ranked);
      const explained: ExplainedHit[] = [];
      for (const [at, hit] of hits.entries()) {
        const parts = yield* explain(indexes, queryTerms(request.query), ranked[at] as Ranked);
        explained.push({ hit, parts });
      }
      return explained;
    },
    *read(name) {
      for (const { source } of collections) {
        const number = (yield* source.byId(name)) ?? (yield* source.byTitle(name));
        if (number !== null) return (yield* source.read([number]))[0] ?? null;
      }
      return null;
    },
  };
}

function hitIn(document: CorpusDocument, ordinal: number, { score, terms }: Ranked): Hit {
  const { id, title, source, licence } = document;
  const [start, end] = document.passages[ordinal] ?? [0, 0];
  const text = document.text.slice(start, end).replace(/\n/gu, ' ');
  return {
    ...{ passageId: passageId(id, ordinal), documentId: id, title, text, source, licence, score },
    terms: matchedTerms(terms, termsOf(text)),
  };
}

function queryTerms(query: string): string[] {
  return termsOf(query).map(({ term }) => term);
}
