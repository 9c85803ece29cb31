/**
 * Search libraries behind one interface, each with its own treatment of English and as its guide sets it up:
 * title and text as two fields, the title counting double where that can be said, any of the words may match.
 */
import { create, insertMultiple, load as loadOrama, save as saveOrama, search } from '@orama/orama';
import { Document } from 'flexsearch';
import lunr from 'lunr';
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { type CorpusManifest, corpusFormat } from '#corpus/manifest.ts';
import { indexBuilder } from '#search/compact/build-index.ts';
import { fetchedNow } from '#search/compact/fetching.ts';
import { indexFiles, openIndex } from '#search/compact/index-files.ts';
import { type CorpusSearch, corpusSearch } from '#search/corpus-search.ts';
import { documentsInMemory } from '#search/document-source.ts';
import { loadIndex, searchOptions, serialiseIndex } from '#search/index-passages.ts';
import { addToIndex, joinedSearch } from '#search/joined-search.ts';

export type SearchPassages = (
  query: string,
  limit: number,
) => readonly string[] | Promise<readonly string[]>;

export type Peer = {
  /** The index as text, ready to be stored. */
  readonly build: (documents: readonly CorpusDocument[]) => string | Promise<string>;
  /** Searching a stored index gives the ids of passages, the best first. */
  readonly load: (
    stored: string,
    documents: readonly CorpusDocument[],
  ) => SearchPassages | Promise<SearchPassages>;
};

type Entry = { readonly id: string; readonly title: string; readonly text: string };

function entriesOf(documents: readonly CorpusDocument[]): Entry[] {
  return documents.flatMap(({ id, title, aliases, text, passages }) =>
    passages.map(([start, end], ordinal) => ({
      id: passageId(id, ordinal),
      title: [title, ...aliases].join(' / '),
      text: text.slice(start, end),
    })),
  );
}

const ours: Peer = {
  build: serialiseIndex,
  load: (index, documents) => {
    const corpus = openScaled(documents, index);
    return (query, limit) =>
      corpus.search({ query, limit, withhold: [] }).map(({ passageId: id }) => id);
  },
};

/** The project's own search over documents that are no folder. */
export function openScaled(
  documents: readonly CorpusDocument[],
  index = serialiseIndex(documents),
): CorpusSearch {
  const manifest: CorpusManifest = {
    ...{ format: corpusFormat, id: 'bench', title: '', language: 'en', licence: '', source: '' },
    ...{ builtBy: '', counts: { documents: documents.length, passages: 0 }, sha256: '' },
    ...{ shards: [], index: { file: '', bytes: 0, sha256: '' } },
  };
  return corpusSearch({ manifest, documents, index });
}

/** The index for corpora that are read shard by shard; here all of its shards are at hand. */
const compact: Peer = {
  build: (documents) => {
    const builder = indexBuilder();
    for (const document of documents) addToIndex(builder, document);
    const { head, shards } = indexFiles(builder.build());
    return JSON.stringify([head, ...shards].map((file) => Buffer.from(file).toString('latin1')));
  },
  load: (stored, documents) => {
    const files = JSON.parse(stored) as string[];
    const [head = new Uint8Array(), ...shards] = files.map(
      (file) => new Uint8Array(Buffer.from(file, 'latin1')),
    );
    const index = openIndex(head, (shard) => () => shards[shard] ?? new Uint8Array());
    const search = joinedSearch([{ index, source: documentsInMemory(documents) }]);
    return (query, limit) =>
      fetchedNow(search.search({ query, limit, withhold: [] })).map(({ passageId: id }) => id);
  },
};

const miniSearch: Peer = {
  build: serialiseIndex,
  load: (stored) => {
    const index = loadIndex(stored);
    return (query, limit) =>
      index
        .search(query, searchOptions)
        .slice(0, limit)
        .map(({ id }) => String(id));
  },
};

const orama: Peer = {
  build: async (documents) => {
    const database = emptyOrama();
    await insertMultiple(database, entriesOf(documents), 500);
    return JSON.stringify(saveOrama(database));
  },
  load: (stored) => {
    const database = emptyOrama();
    loadOrama(database, JSON.parse(stored));
    return async (term, limit) => {
      const found = await search(database, { term, limit, boost: { title: 2 }, threshold: 1 });
      return found.hits.map(({ id }) => id);
    };
  },
};

function emptyOrama() {
  return create({ schema: { title: 'string', text: 'string' } });
}

const flexSearch: Peer = {
  build: (documents) => {
    const index = emptyFlexSearch();
    for (const entry of entriesOf(documents)) index.add(entry);
    const parts: [string, string][] = [];
    index.export((key: string, data: string) => {
      parts.push([key, data]);
    });
    return JSON.stringify(parts);
  },
  load: (stored) => {
    const index = emptyFlexSearch();
    for (const [key, data] of JSON.parse(stored) as [string, string][]) index.import(key, data);
    return (query, limit) =>
      index.search(query, { limit, suggest: true, merge: true }).map(({ id }) => String(id));
  },
};

function emptyFlexSearch() {
  return new Document<Entry>({
    document: { id: 'id', index: ['title', 'text'] },
    tokenize: 'strict',
    encoder: 'LatinBalance',
  });
}

const lunrPeer: Peer = {
  build: (documents) => {
    const built = lunr(function build() {
      this.ref('id');
      this.field('title', { boost: 2 });
      this.field('text');
      for (const entry of entriesOf(documents)) this.add(entry);
    });
    return JSON.stringify(built);
  },
  load: (stored) => {
    const index = lunr.Index.load(JSON.parse(stored));
    return (query, limit) =>
      index
        .query((clauses) => clauses.term(lunr.tokenizer(query), {}))
        .slice(0, limit)
        .map(({ ref }) => ref);
  },
};

export const peers = {
  ours,
  compact,
  miniSearch,
  flexSearch,
  orama,
  lunr: lunrPeer,
} as const satisfies Readonly<Record<string, Peer>>;

export type PeerName = keyof typeof peers;
