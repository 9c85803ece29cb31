/** What becomes of a page of a wiki: a document, an alias of another, or nothing, with the reason. */
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from '../document.ts';
import { splitIntoPassages } from '../split.ts';
import type { WikiPage } from './parse-page.ts';
import { plainText } from './plain-text.ts';

export const leftOut = ['other-namespace', 'disambiguation', 'list', 'no-text'] as const;
export type LeftOut = (typeof leftOut)[number];

export type PageOutcome =
  | { readonly type: 'document'; readonly document: CorpusDocument }
  | { readonly type: 'alias'; readonly alias: string; readonly of: string }
  | { readonly type: 'left-out'; readonly reason: LeftOut }
  | { readonly type: 'broken'; readonly title: string; readonly problem: string };

export type WikiSite = {
  /** Such as "https://simple.wikipedia.org"; "" when the dump does not tell. */
  readonly origin: string;
  readonly licence: string;
};

const listTitle = /^(?:Lists? of|Index of|Outline of|Timeline of)\b|列表$|年表$/iu;
const disambiguationTitle = /\((?:disambiguation)\)$|（?[(（]消歧[义義][)）]$/iu;
const fewestLetters = 20;

export function pageDocument(page: WikiPage, site: WikiSite): PageOutcome {
  const { title } = page;
  if (page.namespace !== 0) return { type: 'left-out', reason: 'other-namespace' };
  const target = page.redirect ?? redirectIn(page.wikitext);
  if (target !== null) return { type: 'alias', alias: title, of: canonicalTitle(target) };
  if (disambiguationTitle.test(title)) return { type: 'left-out', reason: 'disambiguation' };
  if (listTitle.test(title)) return { type: 'left-out', reason: 'list' };
  const plain = plainOrProblem(page);
  if ('problem' in plain) return { type: 'broken', title: `"${title}"`, problem: plain.problem };
  if (plain.isDisambiguation) return { type: 'left-out', reason: 'disambiguation' };
  const { text, links } = plain;
  if ((text.match(/\p{L}/gu)?.length ?? 0) < fewestLetters)
    return { type: 'left-out', reason: 'no-text' };
  const passages = splitIntoPassages(text, languageOf(text));
  return {
    type: 'document',
    document: {
      ...{
        id: idOf(page),
        title,
        wikipedia: title,
        aliases: [],
        field: '',
        links: [...links],
        text,
      },
      source: sourceOf(page, site),
      licence: site.licence,
      passages: passages.map(({ start, end }) => [start, end]),
    },
  };
}

/** Titles begin with a capital and have spaces, whatever the link says. */
export function canonicalTitle(title: string): string {
  const plain = title.replace(/#.*$/u, '').replace(/_/gu, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function idOf({ id, title }: WikiPage): string {
  return /^\d+$/u.test(id) ? `wiki/${id}` : `wiki/${title.replace(/[\s#/]+/gu, '-')}`;
}

/** A link to the very revision that was read. */
function sourceOf({ revision, title }: WikiPage, { origin }: WikiSite): string {
  if (origin === '') return 'a MediaWiki dump';
  if (/^\d+$/u.test(revision)) return `${origin}/?oldid=${revision}`;
  return `${origin}/wiki/${encodeURIComponent(title.replace(/ /gu, '_'))}`;
}

function redirectIn(wikitext: string): string | null {
  return /^\s*#(?:redirect|重定向)\s*:?\s*\[\[([^\]|]+)/iu.exec(wikitext)?.[1]?.trim() ?? null;
}

/** Nothing that somebody has written into a page may end the import. */
function plainOrProblem({ title, wikitext }: WikiPage) {
  try {
    return plainText(title, wikitext);
  } catch (error) {
    return {
      problem: `its wikitext can't be read (${error instanceof Error ? error.message : ''})`,
    };
  }
}
