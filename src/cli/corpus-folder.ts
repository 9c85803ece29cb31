/** Corpus folders on disk. The bundled corpora are built on first use and again when their sources change. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '#core/text/language.ts';
import { openCorpus, readManifest } from '#corpus/open-corpus.ts';
import { type CorpusSearch, corpusSearch } from '#search/corpus-search.ts';
import { buildBundledCorpus } from './bundled-corpus.ts';
import { badArgument } from './command-error.ts';
import { compactFolder } from './compact-folder.ts';
import { exclusively } from './exclusively.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Opens `--corpus DIR`, or the bundled corpus of the language. */
export async function openCorpusFolder(
  folder: string | undefined,
  language: Language,
): Promise<CorpusSearch> {
  const path = folder === undefined ? await bundledCorpusFolder(language) : resolve(folder);
  if (!existsSync(path)) {
    throw badArgument(
      `There is no corpus folder ${path}: build one with "masksearch corpus build SOURCE --out ${path}".`,
    );
  }
  const read = async (name: string) => new Uint8Array(await readFile(join(path, name)));
  const manifest = await readManifest(read);
  if (manifest.postings) return compactFolder(path, manifest);
  return corpusSearch(await openCorpus(read));
}

/** What the bundled corpora are made from: the documents, and the code that cuts and indexes them. */
const documentsFolder = join(projectRoot, 'corpus', 'documents');
const madeFrom = [
  documentsFolder,
  ...['core/text', 'lib', 'corpus', 'search'].map((name) => join(projectRoot, 'src', name)),
];

/** Many commands may start at once: the first builds, the others wait and find that it is done. */
async function bundledCorpusFolder(language: Language): Promise<string> {
  const folder = join(projectRoot, 'public', 'corpus', language);
  if (await isUpToDate(folder)) return folder;
  const lock = join(projectRoot, '.cache', `corpus-${language}.lock`);
  await exclusively(lock, async () => {
    if (!(await isUpToDate(folder))) await buildBundledCorpus(documentsFolder, language, folder);
  });
  return folder;
}

async function isUpToDate(folder: string): Promise<boolean> {
  const manifest = await stat(join(folder, 'manifest.json')).catch(() => null);
  const changes = await Promise.all(madeFrom.map(newestChange));
  return manifest !== null && manifest.mtimeMs >= Math.max(...changes);
}

async function newestChange(folder: string): Promise<number> {
  const entries = ['.', ...(await readdir(folder, { recursive: true }))];
  const times = await Promise.all(
    entries.map(async (name) => (await stat(join(folder, name))).mtimeMs),
  );
  return Math.max(...times);
}
