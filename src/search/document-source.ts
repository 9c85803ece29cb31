/** The documents behind an index, whether they lie in memory or in the shards of a folder. Numbers count from zero. */
import type { CorpusDocument } from '#corpus/document.ts';
import type { Fetching } from './compact/fetching.ts';

export type DocumentSource = {
  readonly documents: number;
  /** In the order of the numbers. What has to be fetched for them is fetched side by side. */
  readonly read: (numbers: readonly number[]) => Fetching<readonly CorpusDocument[]>;
  /** The number of the document that a passage belongs to, and which of its passages it is. */
  readonly placeOf: (passage: number) => PassagePlace;
  readonly firstPassage: (number: number) => number;
  readonly fieldOf: (number: number) => string;
  /** By id; null when there is none. */
  readonly byId: (id: string) => Fetching<number | null>;
  /** By title or alias, whatever its case; the first of several. */
  readonly byTitle: (title: string) => Fetching<number | null>;
};

export type PassagePlace = { readonly document: number; readonly ordinal: number };

/** Places by the number of each document's first passage, ascending. */
export function placeIn(firstPassages: Uint32Array, passage: number): PassagePlace {
  let low = 0;
  let high = firstPassages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firstPassages[middle] as number) <= passage) low = middle + 1;
    else high = middle;
  }
  const document = low - 1;
  return { document, ordinal: passage - (firstPassages[document] ?? 0) };
}

export function documentsInMemory(documents: readonly CorpusDocument[]): DocumentSource {
  const firstPassages = new Uint32Array(documents.length);
  const ids = new Map<string, number>();
  const titles = new Map<string, number>();
  const aliases = new Map<string, number>();
  let passages = 0;
  for (const [number, document] of documents.entries()) {
    firstPassages[number] = passages;
    passages += document.passages.length;
    if (!ids.has(document.id)) ids.set(document.id, number);
    const title = document.title.toLowerCase();
    if (!titles.has(title)) titles.set(title, number);
    for (const alias of document.aliases) {
      const key = alias.toLowerCase();
      if (!aliases.has(key)) aliases.set(key, number);
    }
  }
  return {
    documents: documents.length,
    placeOf: (passage) => placeIn(firstPassages, passage),
    firstPassage: (number) => firstPassages[number] ?? 0,
    fieldOf: (number) => documents[number]?.field ?? '',
    *read(numbers) {
      return numbers.map((number) => {
        const document = documents[number];
        if (!document) throw new Error(`There is no document ${number}.`);
        return document;
      });
    },
    // biome-ignore lint/correctness/useYield: nothing has to be fetched.
    *byId(id) {
      return ids.get(id) ?? null;
    },
    // biome-ignore lint/correctness/useYield: nothing has to be fetched.
    *byTitle(title) {
      const key = title.toLowerCase();
      return titles.get(key) ?? aliases.get(key) ?? null;
    },
  };
}
