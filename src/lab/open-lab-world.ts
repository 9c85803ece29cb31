/** The world of the Lab from a corpus folder, whichever index it has. */
import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import type { Progress, ReadFile } from '#corpus/open-corpus.ts';
import { openSearchable } from '#search/open-searchable.ts';
import type { LabWorld } from './group.ts';
import { rarityIn } from './rarity.ts';

export type OpenedLabWorld = LabWorld & {
  readonly passages: readonly MaskablePassage[];
  /** What passages are masked in and rarity is counted over. */
  readonly documents: readonly { readonly id: string }[];
};

/** A larger corpus is searched as a whole; this many of its documents are masked in. */
const mostDocuments = 2000;

/** Throws a CorpusError that names the file when the folder is damaged. */
export async function openLabWorld(
  read: ReadFile,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<OpenedLabWorld> {
  const corpus = await openSearchable(read, progress, signal);
  const { id, language } = corpus.manifest;
  const documents = await corpus.documents(mostDocuments);
  return {
    environment: { corpusId: id, search: corpus.search },
    rarity: rarityIn(documents),
    passages: maskablePassages(documents, language),
    documents,
  };
}
