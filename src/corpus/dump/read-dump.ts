/** A MediaWiki dump, page by page: documents, aliases, what is left out and what is broken. Memory is that of one page. */
import { type PageOutcome, pageDocument, type WikiSite } from './page-document.ts';
import { parsePage, titleIn } from './parse-page.ts';
import { splitPages } from './split-pages.ts';

export type DumpOptions = {
  readonly licence: string;
  /** Pages at the beginning that are passed over, as when an import goes on where it stopped. */
  readonly skip?: number;
};

/** One outcome per page of the dump, in its order; `null` for a page that is skipped. */
export async function* readDump(
  chunks: AsyncIterable<string>,
  { licence, skip = 0 }: DumpOptions,
): AsyncGenerator<PageOutcome | null> {
  let site: WikiSite = { origin: '', licence };
  let pages = 0;
  for await (const raw of splitPages(chunks)) {
    if (raw.type === 'head') {
      site = { origin: originIn(raw.xml) ?? site.origin, licence };
      continue;
    }
    pages += 1;
    if (pages <= skip) {
      yield null;
    } else if (raw.type === 'cut') {
      const problem = raw.reason === 'unclosed' ? 'it has no end' : 'it is too long';
      yield { type: 'broken', title: titleIn(raw.xml), problem };
    } else {
      const page = parsePage(raw.xml);
      yield 'problem' in page
        ? { type: 'broken', title: titleIn(raw.xml), problem: page.problem }
        : pageDocument(page, site);
    }
  }
}

function originIn(head: string): string | null {
  return /<base>\s*(https?:\/\/[^/<\s]+)/u.exec(head)?.[1] ?? null;
}
