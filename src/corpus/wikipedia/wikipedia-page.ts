/** A page of Wikipedia through its API: the plain text extract, its links, its revision. */
import { z } from 'zod';
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from '../document.ts';
import { withoutScars } from '../dump/without-scars.ts';
import { splitIntoPassages } from '../split.ts';
import { askWikipedia, type WikipediaAccess, WikipediaError } from './wikipedia-api.ts';

export const wikipediaPageSchema = z.object({
  title: z.string(),
  pageId: z.number(),
  revision: z.number(),
  timestamp: z.string(),
  extract: z.string(),
  links: z.array(z.string()),
  isDisambiguation: z.boolean(),
  /** The title that was asked for, when it leads here. */
  redirectedFrom: z.array(z.string()),
});
export type WikipediaPage = z.infer<typeof wikipediaPageSchema>;

const pageAnswer = z.object({
  query: z.object({
    redirects: z.array(z.object({ from: z.string(), to: z.string() })).optional(),
    pages: z.array(
      z.object({
        title: z.string(),
        pageid: z.number().optional(),
        missing: z.boolean().optional(),
        invalid: z.boolean().optional(),
        extract: z.string().optional(),
        links: z.array(z.object({ title: z.string() })).optional(),
        revisions: z.array(z.object({ revid: z.number(), timestamp: z.string() })).optional(),
        pageprops: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  }),
});

const mostAnswers = 50;
const mostLinks = 100;

/** Null when the wiki has no such page. Throws a WikipediaError when it can't be asked. */
export async function fetchPage(
  access: WikipediaAccess,
  title: string,
  signal?: AbortSignal,
): Promise<WikipediaPage | null> {
  const wanted = {
    ...{ titles: title, redirects: '1', prop: 'extracts|links|revisions|pageprops' },
    ...{ explaintext: '1', exsectionformat: 'wiki', rvprop: 'ids|timestamp' },
    ...{ pllimit: 'max', plnamespace: '0', ppprop: 'disambiguation' },
  };
  const links: string[] = [];
  const redirectedFrom = new Set<string>();
  let more: Record<string, string> = {};
  let page: Partial<WikipediaPage> = {};
  for (let count = 0; count < mostAnswers; count += 1) {
    const json = await askWikipedia(access, { ...wanted, ...more }, signal);
    const parsed = pageAnswer.safeParse(json);
    const [found] = parsed.data?.query.pages ?? [];
    if (!parsed.success || !found)
      throw new WikipediaError(
        `The answer for "${title}" can't be read: check the address of the API.`,
      );
    if (found.missing || found.invalid || found.pageid === undefined) return null;
    for (const { from } of parsed.data.query.redirects ?? []) redirectedFrom.add(from);
    links.push(...(found.links ?? []).map((link) => link.title));
    const [revision] = found.revisions ?? [];
    page = {
      ...page,
      ...{ title: found.title, pageId: found.pageid },
      ...(found.extract !== undefined && { extract: found.extract }),
      ...(revision && { revision: revision.revid, timestamp: revision.timestamp }),
      ...(found.pageprops && { isDisambiguation: 'disambiguation' in found.pageprops }),
    };
    if (!json.continue) break;
    more = Object.fromEntries(
      Object.entries(json.continue).map(([key, value]) => [key, String(value)]),
    );
  }
  const { revision = 0, timestamp = '', extract = '', isDisambiguation = false } = page;
  return {
    ...{ title: page.title ?? title, pageId: page.pageId ?? 0, revision, timestamp, extract },
    ...{ links, isDisambiguation, redirectedFrom: [...redirectedFrom] },
  };
}

const searchAnswer = z.object({
  query: z.object({ search: z.array(z.object({ title: z.string() })) }),
});

/** Titles that the wiki's own search finds, best first. */
export async function searchTitles(
  access: WikipediaAccess,
  query: string,
  limit: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const parameters = { list: 'search', srsearch: query, srlimit: String(limit), srprop: '' };
  const parsed = searchAnswer.safeParse(await askWikipedia(access, parameters, signal));
  return parsed.success ? parsed.data.query.search.map(({ title }) => title) : [];
}

export const wikipediaLicence = 'CC BY-SA 4.0';

const notProse =
  /^(?:see also|references?|notes?|notes and references|footnotes|citations|sources|bibliography|further reading|external links|参见|參見|参考文献|參考文獻|注释|註釋|外部链接|外部連結|延伸阅读|延伸閱讀)$/iu;

/** The page as a document; null when it has no text of its own, such as a disambiguation. */
export function wikipediaDocument(page: WikipediaPage, origin: string): CorpusDocument | null {
  if (page.isDisambiguation) return null;
  const text = proseOf(page.extract);
  if (!/\p{L}/u.test(text)) return null;
  const { title } = page;
  return {
    ...{ id: `wiki/${page.pageId}`, title, wikipedia: title, aliases: [...page.redirectedFrom] },
    ...{ field: '', links: page.links.slice(0, mostLinks), text },
    ...{ source: `${origin}/?oldid=${page.revision}`, licence: wikipediaLicence },
    passages: splitIntoPassages(text, languageOf(text)).map(({ start, end }) => [start, end]),
  };
}

/** Without headings, and without the sections that are no prose. */
function proseOf(extract: string): string {
  const lines: string[] = [];
  let skippedDepth = Number.POSITIVE_INFINITY;
  for (const line of extract.split('\n')) {
    const heading = /^(={2,6})\s*(.*?)\s*\1$/u.exec(line.trim());
    if (heading) {
      const depth = heading[1]?.length ?? 2;
      if (depth <= skippedDepth) skippedDepth = Number.POSITIVE_INFINITY;
      if (notProse.test(heading[2] ?? '')) skippedDepth = Math.min(skippedDepth, depth);
    } else if (skippedDepth === Number.POSITIVE_INFINITY) {
      const prose = withoutScars(line);
      if (/\p{L}/u.test(prose)) lines.push(prose);
    }
  }
  return lines.join('\n');
}
