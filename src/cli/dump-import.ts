/**
 * Documents of a MediaWiki dump. Parsing takes the time, so its outcome is kept in parts beside the corpus folder:
 * an import that is stopped goes on after the last whole part. Redirects can only be resolved when all pages are
 * known: they are read from the parts first, then the documents, in the order of the dump.
 *
 *   dump  ->  OUT.import/part-00000.jsonl, part-00001.jsonl …  ->  documents with aliases
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type CorpusDocument, documentSchema } from '#corpus/document.ts';
import type { PageOutcome } from '#corpus/dump/page-document.ts';
import { readDump } from '#corpus/dump/read-dump.ts';
import { resolveAliases } from '#corpus/dump/resolve-aliases.ts';
import { dumpStream } from './dump-stream.ts';
import { progressOf } from './import-progress.ts';
import { writeWhole } from './write-folder.ts';

export type DumpImport = {
  readonly file: string;
  /** Where the parts are kept until the corpus is whole. */
  readonly workFolder: string;
  readonly licence: string;
  /** Pages of a part: a minute of work at the most. */
  readonly pagesPerPart?: number;
};

type Parsed = CorpusDocument | { readonly problem: string };

/** Raised when the outcome of the same page changes. */
const importVersion = 1;

export async function* dumpDocuments(options: DumpImport): AsyncGenerator<Parsed> {
  const parts = await writeParts(options);
  const aliases = await aliasesIn(parts);
  for (const part of parts) {
    for await (const outcome of outcomesIn(part)) {
      if (outcome.type === 'broken') yield { problem: `${outcome.title}: ${outcome.problem}.` };
      if (outcome.type !== 'document') continue;
      const document = documentSchema.parse(outcome.document);
      yield { ...document, aliases: [...(aliases.get(document.title) ?? [])] };
    }
  }
}

/** How many pages were left out, by reason. */
export async function countLeftOut(workFolder: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const part of await partsIn(workFolder)) {
    for await (const outcome of outcomesIn(part)) {
      if (outcome.type === 'left-out')
        counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1);
    }
  }
  return counts;
}

async function writeParts({
  file,
  workFolder,
  licence,
  pagesPerPart = 2000,
}: DumpImport): Promise<readonly string[]> {
  const finished = await begin(file, workFolder, { licence, pagesPerPart });
  const known = await partsIn(workFolder);
  if (finished()) return known;
  const stream = await dumpStream(file);
  const progress = progressOf('pages');
  const skip = known.length * pagesPerPart;
  let pages = 0;
  let lines: string[] = [];
  let largestId = await largestIdIn(known);
  const flush = async () => {
    const name = join(workFolder, `part-${String(known.length).padStart(5, '0')}.jsonl`);
    await writeWhole(name, lines.join(''));
    known.push(name);
    lines = [];
  };
  for await (const outcome of readDump(stream.chunks, { licence, skip })) {
    pages += 1;
    progress.show(pages, stream.readBytes() / Math.max(1, stream.bytes));
    if (outcome === null) continue;
    lines.push(`${JSON.stringify(withOwnId(outcome))}\n`);
    if (lines.length === pagesPerPart) await flush();
  }
  if (lines.length > 0) await flush();
  progress.end();
  await finished.mark();
  return known;

  /** Ids ascend in a dump; one that does not may stand there twice, and gets the page's number. */
  function withOwnId(outcome: PageOutcome): PageOutcome {
    if (outcome.type !== 'document') return outcome;
    const id = numberOf(outcome);
    if (id > largestId) {
      largestId = id;
      return outcome;
    }
    return { ...outcome, document: { ...outcome.document, id: `wiki/page-${pages}` } };
  }
}

function numberOf(outcome: PageOutcome): number {
  if (outcome.type !== 'document') return Number.NaN;
  return Number(/^wiki\/(\d+)$/u.exec(outcome.document.id)?.[1] ?? Number.NaN);
}

async function largestIdIn(parts: readonly string[]): Promise<number> {
  let largest = 0;
  for (const part of parts) {
    for await (const outcome of outcomesIn(part)) {
      const id = numberOf(outcome);
      if (id > largest) largest = id;
    }
  }
  return largest;
}

type Finished = { (): boolean; readonly mark: () => Promise<void> };

/** Keeps the parts of an import of the very same file; begins anew when anything differs. */
async function begin(
  file: string,
  workFolder: string,
  settings: { readonly licence: string; readonly pagesPerPart: number },
): Promise<Finished> {
  const { size, mtimeMs } = await stat(file);
  const name = join(workFolder, 'import.json');
  const own = { file: basename(file), size, mtimeMs, ...settings, importVersion };
  const before = await readFile(name, 'utf8').catch(() => '');
  const isDone = before === JSON.stringify({ ...own, done: true });
  if (!isDone && before !== JSON.stringify(own)) {
    await rm(workFolder, { recursive: true, force: true });
    await mkdir(workFolder, { recursive: true });
    await writeWhole(name, JSON.stringify(own));
  }
  return Object.assign(() => isDone, {
    mark: () => writeWhole(name, JSON.stringify({ ...own, done: true })),
  });
}

async function partsIn(workFolder: string): Promise<string[]> {
  const names = await readdir(workFolder);
  return names
    .filter((name) => /^part-\d+\.jsonl$/u.test(name))
    .sort()
    .map((name) => join(workFolder, name));
}

async function* outcomesIn(part: string): AsyncGenerator<PageOutcome> {
  for await (const line of createInterface({ input: createReadStream(part) })) {
    // Written by this program, under a version that stands in the folder.
    yield JSON.parse(line) as PageOutcome;
  }
}

async function aliasesIn(parts: readonly string[]) {
  const redirects = new Map<string, string>();
  for (const part of parts) {
    for await (const outcome of outcomesIn(part)) {
      if (outcome.type === 'alias') redirects.set(outcome.alias, outcome.of);
    }
  }
  return resolveAliases(redirects);
}
