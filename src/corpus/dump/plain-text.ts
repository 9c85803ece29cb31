/**
 * Wikitext as prose and links. The parser is wtf_wikipedia; what it leaves is checked line by line. Sections that are
 * no prose (references, links, galleries) are left out with everything below them.
 */
import wtf from 'wtf_wikipedia';
import { bareWikitext, showMarkup } from './bare-wikitext.ts';
import { withoutScars } from './without-scars.ts';

export type PlainPage = {
  /** Paragraphs, one a line. */
  readonly text: string;
  /** Titles that the text links to, each once, in order. */
  readonly links: readonly string[];
  readonly isDisambiguation: boolean;
};

const notProse =
  /^(?:see also|references?|notes?(?: and references)?|footnotes|citations|sources|works cited|bibliography|further reading|external links|other websites|related pages|gallery|参见|參見|参考文献|參考文獻|参考资料|參考資料|注释|註釋|脚注|外部链接|外部連結|延伸阅读|延伸閱讀|相关条目|相關條目|图片|图库)$/iu;

const mostLinks = 100;
const fewestWords = 4;
const linkLength = 200;
/** Markup this far out of balance is an accident, and costs the parser the square of its length. */
const mostUnclosed = 200;

export function plainText(
  title: string,
  wikitext: string,
): PlainPage | { readonly problem: string } {
  const bare = bareWikitext(wikitext);
  if (isOutOfBalance(bare)) return { problem: 'its brackets do not match' };
  const page = wtf(bare, { title });
  const lines: string[] = [];
  const links = new Set<string>();
  let skippedDepth = Number.POSITIVE_INFINITY;
  for (const section of page.sections()) {
    const depth = section.depth();
    if (depth > skippedDepth) continue;
    skippedDepth = notProse.test(section.title().trim()) ? depth : Number.POSITIVE_INFINITY;
    if (skippedDepth === depth) continue;
    for (const paragraph of list<Paragraph>(section.paragraphs()))
      lines.push(...linesOf(paragraph));
    for (const link of list<Link>(section.links())) {
      const target = targetOf(link);
      if (target !== null && target !== title) links.add(target);
    }
  }
  return {
    text: lines.join('\n'),
    links: [...links].slice(0, mostLinks),
    isDisambiguation: page.isDisambiguation(),
  };
}

/** The library's declarations say "object" where it gives these. */
type Paragraph = { readonly text: () => string };
type Link = { readonly type: () => string; readonly page: () => string | undefined };

function list<T>(value: unknown): readonly T[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function linesOf(paragraph: Paragraph): string[] {
  return paragraph
    .text()
    .split('\n')
    .map((line) => showMarkup(withoutScars(line.replace(/^[\s*#:;–—-]*(?:\d+\) )?/u, ''))))
    .filter(isProse);
}

/** A sentence, or at least some words of one; not a caption, a name or a heading. */
function isProse(line: string): boolean {
  if (!/\p{L}/u.test(line)) return false;
  if (/[.!?。！？；”"」]$/u.test(line)) return true;
  return line.split(' ').length >= fewestWords || /\p{Script=Han}{8}/u.test(line);
}

function targetOf(link: Link): string | null {
  if (link.type() !== 'internal') return null;
  const page = (link.page() ?? '').replace(/#.*$/u, '').replace(/_/gu, ' ').trim();
  if (page === '' || page.length > linkLength || /^:?[A-Za-z ]+:\S/u.test(page)) return null;
  return page.charAt(0).toUpperCase() + page.slice(1);
}

function isOutOfBalance(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return (
    Math.abs(count('[[') - count(']]')) > mostUnclosed ||
    Math.abs(count('{{') - count('}}')) > mostUnclosed ||
    count('<ref') > mostUnclosed
  );
}
