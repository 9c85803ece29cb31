/** A document as it is written: what the index needs, and the facts that only the checks read. */
import { parse } from 'yaml';
import { z } from 'zod';
import { type Language, languageOf } from '#core/text/language.ts';

const scalar = z.union([z.string(), z.number()]).transform(String);

const sourceSchema = z.object({
  title: z.string().min(1),
  wikipedia: z.string().min(1),
  aliases: z.array(z.string()),
  field: z.string().min(1),
  links: z.array(z.string()),
  /** Key facts by relation ("born", "capital", "length-km"); each value stands in the text. */
  facts: z.record(z.string(), z.union([scalar.transform((one) => [one]), z.array(scalar)])),
});

export type SourceDocument = z.output<typeof sourceSchema> & {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
};

/** What is wrong, where; one plain sentence each. */
export type Finding = { readonly check: string; readonly where: string; readonly problem: string };

export function parseSourceDocument(id: string, content: string): SourceDocument | Finding {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u.exec(content);
  const finding = (problem: string): Finding => ({ check: 'form', where: id, problem });
  if (!match) return finding('The front matter between two lines "---" is missing.');
  try {
    const parsed = sourceSchema.safeParse(parse(match[1] ?? ''));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return finding(`The front matter is wrong at "${issue?.path.join('.')}": ${issue?.message}.`);
    }
    const text = (match[2] ?? '').trim().replace(/\n\n+/gu, '\n');
    return { ...parsed.data, id, text, language: languageOf(text) };
  } catch (error) {
    return finding(`The front matter is no YAML: ${String(error).split('\n')[0]}.`);
  }
}

/** Names under which a document is mentioned, the title first, without "(film)". */
export function namesOf({ title, aliases }: SourceDocument): string[] {
  return [title.replace(/\s*[(（][^)）]*[)）]$/u, ''), ...aliases];
}
