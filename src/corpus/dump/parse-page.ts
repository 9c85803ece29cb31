/** One `<page>` of a MediaWiki export, by a strict XML parser: what is not well-formed is refused, not guessed. */
import { SaxesParser } from 'saxes';

export type WikiPage = {
  readonly id: string;
  readonly revision: string;
  readonly title: string;
  readonly namespace: number;
  /** The title that a redirect leads to. */
  readonly redirect: string | null;
  readonly wikitext: string;
};

/** The elements that are read, by their path inside the page. */
const wanted = new Set(['title', 'ns', 'id', 'revision/id', 'revision/text']);

export function parsePage(xml: string): WikiPage | { readonly problem: string } {
  const parser = new SaxesParser({ fragment: true });
  const path: string[] = [];
  const found = new Map<string, string>();
  let redirect: string | null = null;
  let problem: string | null = null;
  parser.on('error', (error) => {
    problem ??= error.message.replace(/^[\d:]+ /u, '');
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (path.join('/') === 'redirect') redirect = String(attributes['title'] ?? '');
  });
  parser.on('closetag', () => path.pop());
  parser.on('text', (text) => {
    const at = path.join('/');
    if (wanted.has(at)) found.set(at, (found.get(at) ?? '') + text);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error);
  }
  const title = found.get('title')?.trim() ?? '';
  if (problem !== null) return { problem: `its XML is broken (${problem})` };
  if (title === '') return { problem: 'it has no title' };
  const namespace = Number(found.get('ns') ?? '0');
  return {
    title,
    redirect: redirect === '' ? null : redirect,
    id: found.get('id') ?? '',
    revision: found.get('revision/id') ?? '',
    namespace: Number.isInteger(namespace) ? namespace : -1,
    wikitext: found.get('revision/text') ?? '',
  };
}

/** What a page that can't be parsed calls itself, as far as one can tell. */
export function titleIn(xml: string): string {
  const title = /<title>([^<]{1,200})/u.exec(xml)?.[1]?.trim();
  return title ? `"${title}"` : 'a page without a title';
}
