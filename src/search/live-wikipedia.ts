/**
 * Wikipedia as a second search tool: for each query its own search names a few pages, which are fetched, cut into
 * passages and ranked together with everything else. What was fetched is kept while the page is open.
 */
import type { Language } from '#core/text/language.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import type { WikipediaAccess } from '#corpus/wikipedia/wikipedia-api.ts';
import { fetchPage, searchTitles, wikipediaDocument } from '#corpus/wikipedia/wikipedia-page.ts';
import { type Collection, collectionOf } from './joined-search.ts';

/** Pages fetched for a query. */
const pagesPerQuery = 3;

export type LiveWikipedia = {
  /** Pages for the query, without those of these titles. Throws a WikipediaError when the wiki does not answer. */
  readonly pagesFor: (
    language: Language,
    query: string,
    hiddenTitles: ReadonlySet<string>,
    signal: AbortSignal,
  ) => Promise<Collection>;
  /** A page that was fetched before, by id or title. */
  readonly read: (name: string) => CorpusDocument | null;
};

export function liveWikipedia(accessTo: (language: Language) => WikipediaAccess): LiveWikipedia {
  const titlesOf = new Map<string, readonly string[]>();
  const pages = new Map<string, CorpusDocument | null>();

  return {
    pagesFor: async (language, query, hiddenTitles, signal) => {
      const access = accessTo(language);
      const key = `${language}:${query}`;
      const titles =
        titlesOf.get(key) ?? (await searchTitles(access, query, pagesPerQuery, signal));
      titlesOf.set(key, titles);
      const found: CorpusDocument[] = [];
      for (const title of titles) {
        const name = `${language}:${title}`;
        const known = pages.get(name);
        const page = known === undefined ? await fetchPage(access, title, signal) : null;
        const { origin } = new URL(access.api);
        const document = known ?? (page && wikipediaDocument(page, origin));
        pages.set(name, document ?? null);
        if (document && !hiddenTitles.has(document.title.toLowerCase()))
          found.push({ ...document, id: `live/${document.id}` });
      }
      return collectionOf(found);
    },
    read: (name) => {
      for (const document of pages.values()) {
        const isIt = document && [`live/${document.id}`, document.title].includes(name);
        if (isIt) return { ...document, id: `live/${document.id}` };
      }
      return null;
    },
  };
}
