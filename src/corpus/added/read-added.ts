/** What a visitor pastes or drops, as documents: plain text, Markdown, JSON lines, or an export of a wiki. */
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from '../document.ts';
import { parseJsonlDocument } from '../jsonl.ts';
import { parseMarkdown } from '../markdown.ts';
import { splitIntoPassages } from '../split.ts';
import { type AddedProblem, largestDocument } from './added-problem.ts';

/** A `File` of the page, or anything like it. */
export type AddedFile = {
  readonly name: string;
  readonly size: number;
  readonly stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type AddedItem =
  | { readonly document: CorpusDocument }
  | { readonly problem: AddedProblem }
  /** Bytes of the file that have been read. */
  | { readonly read: number };

export const addedSource = 'added in this browser';
const unknownLicence = 'unknown';
const defaults = { source: addedSource, licence: unknownLicence };

export async function* readAdded(file: AddedFile): AsyncGenerator<AddedItem> {
  const { name } = file;
  const kind = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  if (kind === 'jsonl' || kind === 'ndjson') return yield* jsonLines(file);
  if (kind === 'xml') return yield* wikiPages(file);
  if (kind !== 'txt' && kind !== 'md') return yield problem('unknown-kind', name);
  if (file.size > largestDocument) return yield problem('too-large', name);
  const text = await textOf(file);
  if (text === null) return yield problem('not-text', name);
  yield { read: file.size };
  if (kind === 'md' && /^\uFEFF?---\r?\n/u.test(text)) {
    const parsed = parseMarkdown(name, text, defaults);
    yield 'problem' in parsed
      ? { problem: { kind: 'broken-front-matter', where: name, detail: parsed.problem } }
      : { document: parsed };
    return;
  }
  const title = kind === 'md' ? (/^#\s+(.+)$/mu.exec(text)?.[1]?.trim() ?? bare(name)) : bare(name);
  yield plainDocument(title, kind === 'md' ? withoutMarks(text) : text, name);
}

/** A document of text as it was typed. `where` names it when it has none. */
export function plainDocument(title: string, content: string, where: string): AddedItem {
  const text = content
    .replace(/\r\n?/gu, '\n')
    .replace(/(?<![.!?。！？:：\n])\n(?=[^\n\s])/gu, ' ')
    .replace(/\n\s*\n+/gu, '\n')
    .trim();
  if (new Blob([text]).size > largestDocument) return problem('too-large', where);
  if (!/\p{L}/u.test(text)) return problem('no-text', where);
  const name = title.trim() === '' ? firstWords(text) : title.trim();
  return {
    document: {
      ...{ id: '', title: name, wikipedia: name, aliases: [], field: '', links: [], text },
      ...{ source: addedSource, licence: unknownLicence },
      passages: splitIntoPassages(text, languageOf(text)).map(({ start, end }) => [start, end]),
    },
  };
}

async function* jsonLines(file: AddedFile): AsyncGenerator<AddedItem> {
  let number = 0;
  let rest = '';
  /** Inside a line that is longer than a document may be: the rest of it is passed over. */
  let isTooLong = false;
  const parse = (line: string): AddedItem | null => {
    number += 1;
    const where = `${file.name}:${number}`;
    if (line.trim() === '') return null;
    if (line.length > largestDocument) return problem('too-large', where);
    const parsed = parseJsonlDocument(line, number, defaults);
    return 'problem' in parsed ? problem('broken-line', where) : { document: parsed };
  };
  for await (const { text, read } of chunksOf(file)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const item = isTooLong ? null : parse(line);
      isTooLong = false;
      if (item) yield item;
    }
    if (isTooLong) rest = '';
    else if (rest.length > largestDocument) {
      // Told now, and not kept: a file without ends of lines would fill the memory.
      const item = parse(rest);
      if (item) yield item;
      isTooLong = true;
      rest = '';
    }
    yield { read };
  }
  const last = isTooLong ? null : parse(rest);
  if (last) yield last;
}

async function* wikiPages(file: AddedFile): AsyncGenerator<AddedItem> {
  // The wikitext parser is fetched by those who need it.
  const { readDump } = await import('../dump/read-dump.ts');
  let bytes = 0;
  const texts = async function* () {
    for await (const { text, read } of chunksOf(file)) {
      bytes = read;
      yield text;
    }
  };
  let pages = 0;
  for await (const outcome of readDump(texts(), { licence: 'CC BY-SA 4.0' })) {
    pages += 1;
    if (outcome?.type === 'document') yield { document: outcome.document };
    if (outcome?.type === 'broken')
      yield { problem: { kind: 'broken-page', where: outcome.title, detail: outcome.problem } };
    yield { read: bytes };
  }
  if (pages === 0) yield problem('no-text', file.name);
}

async function* chunksOf(file: AddedFile) {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    yield { text: decoder.decode(value, { stream: true }), read };
  }
  yield { text: decoder.decode(), read };
}

/** Null when the bytes are no UTF-8, or hold what no text holds. */
async function textOf(file: AddedFile): Promise<string | null> {
  const bytes = await new Response(file.stream()).arrayBuffer();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}

function problem(kind: AddedProblem['kind'], where: string): AddedItem {
  return { problem: { kind, where } };
}

function bare(name: string): string {
  return name.replace(/\.[a-z]+$/iu, '').replace(/[_-]+/gu, ' ');
}

/** Marks of Markdown that are no words. */
function withoutMarks(text: string): string {
  return text
    .replace(/^#{1,6}\s+.*$/gmu, '')
    .replace(/^```[\s\S]*?^```/gmu, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/gmu, '')
    .replace(/(\*\*|__|\*|`)(\S.*?\S|\S)\1/gu, '$2');
}

function firstWords(text: string): string {
  const words = text.slice(0, 200).split(/\s+/u).slice(0, 6).join(' ');
  return words.length > 60 ? `${words.slice(0, 30)}…` : words;
}
