/** Building a corpus folder from Markdown or JSONL, and the corpora that ship from `corpus/documents`. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { type Language, languageOf } from '#core/text/language.ts';
import { buildCorpus, type CorpusDescription } from '#corpus/build-corpus.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { parseJsonlDocument } from '#corpus/jsonl.ts';
import type { CorpusManifest } from '#corpus/manifest.ts';
import { type MarkdownDefaults, parseMarkdown } from '#corpus/markdown.ts';
import { buildCompactCorpus } from '#search/compact/build-compact-corpus.ts';
import { serialiseIndex } from '#search/index-passages.ts';
import { badArgument, CommandError } from './command-error.ts';
import { isDump } from './dump-stream.ts';
import { writeFolder, writeFolderAs } from './write-folder.ts';

const ownTexts: MarkdownDefaults = { source: 'MaskSearch encyclopedia', licence: 'CC BY 4.0' };

const titles: Record<Language, string> = {
  en: 'MaskSearch encyclopedia',
  zh: 'MaskSearch 百科（中文）',
};

export async function buildBundledCorpus(
  sources: string,
  language: Language,
  out: string,
): Promise<CorpusManifest> {
  const description: CorpusDescription = {
    id: `bundled-${language}`,
    title: titles[language],
    language,
    ...ownTexts,
  };
  const { manifest, problems } = await buildFromSource(sources, description, out);
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  return manifest;
}

export type BuildOutcome = {
  readonly manifest: CorpusManifest;
  readonly problems: readonly string[];
  /** Documents left out because they are in another language. */
  readonly otherLanguage: number;
  /** Pages of a dump that are no articles, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
};

export async function buildFromSource(
  source: string,
  description: CorpusDescription,
  out: string,
): Promise<BuildOutcome> {
  const defaults = { source: description.source, licence: description.licence };
  const workFolder = `${out}.import`;
  const documents = await documentsIn(source, defaults, workFolder);
  const built = await buildFromDocuments(documents, description, out);
  const leftOut = isDump(source)
    ? await (await dumpImport()).countLeftOut(workFolder)
    : built.leftOut;
  await rm(workFolder, { recursive: true, force: true });
  return { ...built, leftOut };
}

export async function buildFromDocuments(
  parsedDocuments: AsyncIterable<Parsed>,
  description: CorpusDescription,
  out: string,
): Promise<BuildOutcome> {
  const problems: string[] = [];
  let otherLanguage = 0;
  const fitting = async function* () {
    for await (const parsed of parsedDocuments) {
      if ('problem' in parsed) problems.push(parsed.problem);
      else if (languageOf(parsed.text) !== description.language) otherLanguage += 1;
      else yield parsed;
    }
  };
  const rest = fitting();
  const documents = await upTo(mostForMiniSearch, rest);
  if (documents.isMore) {
    const manifest = await buildLarge(documents.list, rest, description, out);
    return { manifest, problems, otherLanguage, leftOut: new Map() };
  }
  if (documents.list.length === 0) {
    throw new CommandError(
      `${description.source} holds no document in language "${description.language}" that can be read${problems[0] ? ` (${problems[0]})` : ''}.`,
    );
  }
  const { manifest, files } = await buildCorpus(documents.list, description, serialiseIndex);
  await writeFolder(out, files);
  return { manifest, problems, otherLanguage, leftOut: new Map() };
}

/**
 * Passages up to which MiniSearch serves: beyond, opening takes a second and more (docs/scale.md). A larger corpus
 * gets a compact index, which is read shard by shard.
 */
export const mostForMiniSearch = 20_000;

/** The first documents, until there are more passages than that. */
async function upTo(passages: number, documents: AsyncGenerator<CorpusDocument>) {
  const list: CorpusDocument[] = [];
  let count = 0;
  for (;;) {
    const next = await documents.next();
    if (next.done) return { list, isMore: false };
    list.push(next.value);
    count += next.value.passages.length;
    if (count > passages) return { list, isMore: true };
  }
}

async function buildLarge(
  first: readonly CorpusDocument[],
  rest: AsyncIterable<CorpusDocument>,
  description: CorpusDescription,
  out: string,
): Promise<CorpusManifest> {
  const all = async function* () {
    yield* first;
    yield* rest;
  };
  return writeFolderAs(out, (write) => buildCompactCorpus(all(), description, write));
}

type Parsed = CorpusDocument | { readonly problem: string };

async function documentsIn(
  source: string,
  defaults: MarkdownDefaults,
  workFolder: string,
): Promise<AsyncIterable<Parsed>> {
  const found = await stat(source).catch(() => null);
  if (!found) throw badArgument(`There is no file or folder ${source}.`);
  if (found.isDirectory()) return markdownFiles(source, defaults);
  if (source.endsWith('.jsonl')) return jsonLines(source, defaults);
  if (isDump(source)) {
    const { dumpDocuments } = await dumpImport();
    return dumpDocuments({ file: source, workFolder, licence: defaults.licence });
  }
  throw badArgument(
    `${source} is neither a folder of Markdown files, a .jsonl file of {title, text} lines, nor a MediaWiki dump (.xml, .xml.gz, .xml.bz2).`,
  );
}

/** A quarter of all that the command loads is the parser of wikitext: only dumps need it. */
const dumpImport = () => import('./dump-import.ts');

export async function* markdownFiles(
  folder: string,
  defaults: MarkdownDefaults,
): AsyncGenerator<Parsed> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md'));
  for (const name of names.sort()) {
    const id = relative('.', name).split(sep).join('/').replace(/\.md$/u, '');
    yield parseMarkdown(id, await readFile(join(folder, name), 'utf8'), defaults);
  }
}

async function* jsonLines(file: string, defaults: MarkdownDefaults): AsyncGenerator<Parsed> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    line += 1;
    if (text.trim() !== '') yield parseJsonlDocument(text, line, defaults);
  }
}
