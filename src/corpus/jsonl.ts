/** Documents as JSON lines of `{title, text, url?, license?}`. */
import { z } from 'zod';
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from './document.ts';
import type { MarkdownDefaults } from './markdown.ts';
import { splitIntoPassages } from './split.ts';

const line = z.object({
  title: z.string().trim().min(1),
  text: z.string().trim().min(1),
  url: z.string().optional(),
  license: z.string().optional(),
});

/** The document, or one plain sentence that names the line and what is wrong. */
export function parseJsonlDocument(
  content: string,
  lineNumber: number,
  defaults: MarkdownDefaults,
): CorpusDocument | { readonly problem: string } {
  let json: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch {
    return { problem: `Line ${lineNumber} is not JSON.` };
  }
  const parsed = line.safeParse(json);
  if (!parsed.success) return { problem: `Line ${lineNumber} has no title or no text.` };
  const { title, text, url, license } = parsed.data;
  const passages = splitIntoPassages(text, languageOf(text));
  return {
    ...{
      id: `${lineNumber}-${slug(title)}`,
      title,
      wikipedia: title,
      aliases: [],
      field: '',
      links: [],
      text,
    },
    source: url ?? defaults.source,
    licence: license ?? defaults.licence,
    passages: passages.map(({ start, end }) => [start, end]),
  };
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
