/** Opens a corpus folder with whichever index its manifest names. */
import type { CorpusDocument } from '#corpus/document.ts';
import {
  openCorpus,
  type Progress,
  type ReadFile,
  readManifest,
  readVerifiedBytes,
} from '#corpus/open-corpus.ts';
import { compactCorpus } from './compact/compact-corpus.ts';
import { fetched } from './compact/fetching.ts';
import { corpusSearch } from './corpus-search.ts';
import { joinedSearch } from './joined-search.ts';
import {
  type SearchableCorpus,
  smallCorpus,
  spreadNumbers,
  stretchesOf,
} from './searchable-corpus.ts';

export async function openSearchable(
  read: ReadFile,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<SearchableCorpus> {
  const manifest = await readManifest(read, signal);
  if (!manifest.postings)
    return smallCorpus(corpusSearch(await openCorpus(read, progress, signal)));
  const head = await readVerifiedBytes(read, manifest.index, signal);
  progress?.(manifest.index.bytes, manifest.index.bytes);
  const collection = compactCorpus(manifest, head, (file) => () => readVerifiedBytes(read, file));
  const { search, read: readDocument } = joinedSearch([collection]);
  const { source } = collection;
  const catalogue = source.listed.map(([id, title], at) => ({
    ...{ id, title, field: source.fieldOf(at) },
  }));
  return {
    ...{ manifest, catalogue },
    search: (request) => fetched(search(request)),
    read: (name) => fetched(readDocument(name)),
    documents: async (most) => {
      const documents: CorpusDocument[] = [];
      for (const numbers of stretchesOf(spreadNumbers(source.documents, most)))
        documents.push(...(await fetched(source.read(numbers))));
      return documents;
    },
    collection: async () => collection,
  };
}
