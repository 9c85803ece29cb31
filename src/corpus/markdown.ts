/** Documents as Markdown files with front matter, the format of `corpus/documents`. */
import { parse } from 'yaml';
import { z } from 'zod';
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from './document.ts';
import { splitIntoPassages } from './split.ts';

const frontMatter = z.object({
  title: z.string().min(1),
  wikipedia: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  field: z.string().default(''),
  links: z.array(z.string()).default([]),
  source: z.string().optional(),
  licence: z.string().optional(),
});

/** Some editors begin a file with a byte order mark. */
const file = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u;

export type MarkdownDefaults = { readonly source: string; readonly licence: string };

/** The document, or one plain sentence that says what is wrong with the file. */
export function parseMarkdown(
  id: string,
  content: string,
  defaults: MarkdownDefaults,
): CorpusDocument | { readonly problem: string } {
  const match = file.exec(content);
  if (!match) return { problem: `${id}: the front matter between two lines "---" is missing.` };
  let meta: z.infer<typeof frontMatter>;
  try {
    meta = frontMatter.parse(parse(match[1] ?? '', { logLevel: 'error' }));
  } catch (error) {
    return { problem: `${id}: the front matter can't be read (${reasonOf(error)}).` };
  }
  const text = (match[2] ?? '').trim().replace(/\r\n/gu, '\n').replace(/\n\n+/gu, '\n');
  if (text === '') return { problem: `${id}: there is no text after the front matter.` };
  const { title, aliases, field, links } = meta;
  const passages = splitIntoPassages(text, languageOf(text));
  return {
    ...{ id, title, wikipedia: meta.wikipedia ?? title, aliases, field, links, text },
    source: meta.source ?? defaults.source,
    licence: meta.licence ?? defaults.licence,
    passages: passages.map(({ start, end }) => [start, end]),
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.')}: ${issue.message}` : 'wrong fields';
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
