/** What the search worker does, apart from being a worker: tests run it as it is. */
import { searchedCorpus } from '#core/rollout/searched-corpus.ts';
import type { Language } from '#core/text/language.ts';
import { plainDocument } from '#corpus/added/read-added.ts';
import { buildCorpus } from '#corpus/build-corpus.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import type { Served } from '#lib/rpc.ts';
import { zip } from '#lib/zip.ts';
import type { AddedDocuments } from './added/added-documents.ts';
import { itemsOfFiles, itemsOfTitles } from './added/added-items.ts';
import { fetched } from './compact/fetching.ts';
import { statisticsOf } from './corpus-statistics.ts';
import { serialiseIndex } from './index-passages.ts';
import { type Collection, joinedSearch } from './joined-search.ts';
import type { LiveWikipedia } from './live-wikipedia.ts';
import type { SearchMethods } from './search-methods.ts';
import type { SearchableCorpus } from './searchable-corpus.ts';

export type SearchServiceParts = {
  readonly open: (
    url: string,
    progress: (done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<SearchableCorpus>;
  /** Opened when it is first needed. */
  readonly added: () => Promise<AddedDocuments>;
  readonly wikipedia: LiveWikipedia;
};

/** Documents whose passages are offered for masking: all of the encyclopedia, a part of what is many times as large. */
const mostMasked = 2000;

export function searchService({
  open,
  added,
  wikipedia,
}: SearchServiceParts): Served<SearchMethods> {
  const corpora = new Map<string, SearchableCorpus>();

  const opened = (corpusId: string): SearchableCorpus => {
    const corpus = corpora.get(searchedCorpus(corpusId).base);
    if (!corpus) throw new Error(`The corpus ${corpusId} is not open.`);
    return corpus;
  };

  /** Everything that the id names, without what has to be fetched for a query. */
  const collectionsOf = async (corpusId: string): Promise<readonly Collection[]> => {
    const corpus = opened(corpusId);
    const own = searchedCorpus(corpusId).own
      ? await (await added()).collections(corpus.manifest.language)
      : [];
    return [await corpus.collection(), ...own];
  };

  const joined = async (
    { corpusId, query, withhold }: { corpusId: string; query: string; withhold: readonly string[] },
    signal: AbortSignal,
  ) => {
    const collections = await collectionsOf(corpusId);
    if (!searchedCorpus(corpusId).wikipedia) return joinedSearch(collections);
    const { language } = opened(corpusId).manifest;
    const hidden = await titlesOf(collections, withhold);
    const live = await wikipedia.pagesFor(language, query, hidden, signal);
    return joinedSearch([...collections, live]);
  };

  return {
    open: async ({ url }, { signal, progress }) => {
      const corpus = await open(url, progress, signal);
      corpora.set(corpus.manifest.id, corpus);
      return { manifest: corpus.manifest, catalogue: corpus.catalogue };
    },
    search: async ({ corpusId, ...request }, { signal }) => {
      const { own, wikipedia: isLive } = searchedCorpus(corpusId);
      if (!own && !isLive) return opened(corpusId).search(request);
      return fetched((await joined({ corpusId, ...request }, signal)).search(request));
    },
    explain: async ({ corpusId, ...request }, { signal }) =>
      fetched((await joined({ corpusId, ...request }, signal)).explained(request)),
    read: async ({ corpusId, document }) => {
      const known = await opened(corpusId).read(document);
      if (known) return known;
      const own = await (await added()).documents();
      return (
        own.find(({ id, title }) => id === document || title === document) ??
        wikipedia.read(document)
      );
    },
    maskable: async ({ corpusId }) => {
      const corpus = opened(corpusId);
      const documents = await corpus.documents(mostMasked);
      return maskablePassages(documents, corpus.manifest.language);
    },
    statistics: async ({ corpusId }) => statisticsOf(await collectionsOf(corpusId)),

    added: async () => (await added()).batches(),
    addText: async ({ title, text }, { signal, progress }) => {
      const items = async function* () {
        yield plainDocument(title, text, title);
      };
      return (await added()).add(title, items(), { signal, onProgress: progress });
    },
    addFiles: async ({ files }, { signal, progress }) => {
      const [first] = files;
      const name =
        files.length === 1 && first ? first.name : `${first?.name ?? ''} +${files.length - 1}`;
      const options = { signal, onProgress: progress };
      return (await added()).add(name, itemsOfFiles(files), options);
    },
    addTitles: async ({ titles, language, api }, { signal, progress }) => {
      const name = `Wikipedia (${language})`;
      const options = { signal, onProgress: progress };
      return (await added()).add(name, itemsOfTitles(titles, api, signal), options);
    },
    removeAdded: async ({ id }) => (await added()).remove(id),
    exportAdded: async ({ language }) => exported(await added(), language),
  };
}

/** Titles of withheld documents, in lower case: their pages in Wikipedia are withheld, too. */
async function titlesOf(
  collections: readonly Collection[],
  withhold: readonly string[],
): Promise<ReadonlySet<string>> {
  const { read } = joinedSearch(collections);
  const titles = new Set<string>();
  for (const name of withhold) {
    const document = await fetched(read(name.replace(/#\d+$/u, '')));
    if (document) titles.add(document.title.toLowerCase()).add(document.wikipedia.toLowerCase());
  }
  return titles;
}

async function exported(own: AddedDocuments, language: Language) {
  const documents = await own.documents(language);
  if (documents.length === 0) return null;
  const description = {
    ...{ id: `own-${language}`, title: 'My documents', language },
    ...{ licence: 'see each document', source: 'added in a browser' },
  };
  const { files } = await buildCorpus(documents, description, serialiseIndex);
  return zip(files);
}
