/** A visitor's own documents: added, indexed, kept, searched, removed. One collection per batch. */
import type { Language } from '#core/text/language.ts';
import { languageOf } from '#core/text/language.ts';
import { type AddedProblem, mostCharacters, mostDocuments } from '#corpus/added/added-problem.ts';
import type { AddedItem } from '#corpus/added/read-added.ts';
import { type CorpusDocument, documentSchema } from '#corpus/document.ts';
import { gunzip, gzip } from '#lib/gzip.ts';
import { type BuiltIndex, indexBuilder } from '../compact/build-index.ts';
import { indexFiles, openIndex } from '../compact/index-files.ts';
import { documentsInMemory } from '../document-source.ts';
import { addToIndex, type Collection } from '../joined-search.ts';
import type { AddedBatch, AddedOutcome } from './added-batch.ts';
import type { AddedStore, StoredBatch } from './added-store.ts';

export type AddedDocuments = {
  readonly batches: () => Promise<readonly AddedBatch[]>;
  readonly collections: (language: Language) => Promise<readonly Collection[]>;
  readonly documents: (language?: Language) => Promise<readonly CorpusDocument[]>;
  /** Adds what can be read; gives up, adding nothing, when cancelled. */
  readonly add: (
    name: string,
    items: AsyncIterable<AddedItem>,
    options: {
      readonly signal: AbortSignal;
      /** Documents indexed so far. */
      readonly onProgress: (documents: number, readBytes: number) => void;
    },
  ) => Promise<AddedOutcome>;
  readonly remove: (id: string) => Promise<readonly AddedBatch[]>;
};

type Opened = {
  readonly batch: AddedBatch;
  readonly collection: Collection;
  readonly documents: readonly CorpusDocument[];
};

/** Problems that are told one by one; a file of broken lines would fill the page. */
const problemsTold = 100;
/** Characters of a document after which others have their turn. */
const longText = 100_000;

type AddedOptions = {
  readonly now: () => number;
  readonly isLasting: boolean;
  /** Of all documents in one go, in characters. */
  readonly most?: number;
};

export function addedDocuments(
  store: AddedStore,
  { now, isLasting, most = mostCharacters }: AddedOptions,
): AddedDocuments {
  let opening: Promise<Opened[]> | null = null;
  const opened = () => {
    opening ??= openAll(store);
    return opening;
  };
  const newestFirst = async () =>
    (await opened()).map(({ batch }) => batch).sort((a, b) => b.addedAt - a.addedAt);

  const keep = async (stored: StoredBatch): Promise<AddedBatch> => {
    try {
      await store.put(stored);
      return { ...stored.batch, isKept: isLasting };
    } catch {
      return { ...stored.batch, isKept: false };
    }
  };

  return {
    batches: newestFirst,
    collections: async (language) =>
      (await opened())
        .filter(({ batch }) => batch.language === language)
        .map(({ collection }) => collection),
    documents: async (language) =>
      (await opened())
        .filter(({ batch }) => language === undefined || batch.language === language)
        .flatMap(({ documents }) => documents),
    add: async (name, items, { signal, onProgress }) => {
      const batches = await opened();
      const stamp = newStamp(now(), batches);
      const drafts: Record<Language, CorpusDocument[]> = { en: [], zh: [] };
      const builders = { en: indexBuilder(), zh: indexBuilder() };
      const problems: AddedProblem[] = [];
      let count = 0;
      let characters = 0;
      let untold = 0;
      for await (const item of items) {
        signal.throwIfAborted();
        if ('problem' in item) {
          if (problems.length < problemsTold) problems.push(item.problem);
          else untold += 1;
        } else if ('document' in item) {
          const { title, text } = item.document;
          characters += text.length;
          const limit = limitPassed(count + 1, characters, most);
          if (limit) {
            problems.push({ kind: limit, where: title });
            break;
          }
          count += 1;
          const language = languageOf(text);
          const document = { ...item.document, id: `own/${stamp}/${count}` };
          drafts[language].push(document);
          addToIndex(builders[language], document);
          // The worker has one thread: searches and a cancel have their turn here.
          if (count % 20 === 0 || text.length > longText) await othersTurn();
          onProgress(count, 0);
        } else onProgress(count, item.read);
      }
      signal.throwIfAborted();
      for (const language of ['en', 'zh'] as const) {
        const documents = drafts[language];
        if (documents.length === 0) continue;
        const built = builders[language].build();
        const label = documents.length === 1 ? (documents[0]?.title ?? name) : name;
        const id = `${stamp}-${language}`;
        const stored = packed({ id, name: label, language, addedAt: now() }, documents, built);
        const batch = await keep(stored);
        if (!batch.isKept) problems.push({ kind: 'not-kept', where: label });
        batches.push({
          ...{ batch, documents },
          collection: { index: built, source: documentsInMemory(documents) },
        });
      }
      return { batches: await newestFirst(), documents: count, problems, untold };
    },
    remove: async (id) => {
      const batches = await opened();
      await store.remove(id);
      opening = Promise.resolve(batches.filter(({ batch }) => batch.id !== id));
      return newestFirst();
    },
  };
}

function limitPassed(documents: number, characters: number, most: number) {
  if (documents > mostDocuments) return 'too-many';
  return characters > most ? 'too-much' : null;
}

const othersTurn = () => new Promise((resolve) => setTimeout(resolve, 0));

function packed(
  name: Pick<AddedBatch, 'id' | 'name' | 'language' | 'addedAt'>,
  documents: readonly CorpusDocument[],
  index: BuiltIndex,
): StoredBatch {
  const { head, shards } = indexFiles(index);
  const lines = documents.map((document) => JSON.stringify(document)).join('\n');
  const texts = gzip(new TextEncoder().encode(lines));
  const bytes = [head, texts, ...shards].reduce((sum, part) => sum + part.length, 0);
  return {
    batch: {
      ...name,
      ...{ documents: documents.length, passages: index.passages, bytes, isKept: true },
    },
    ...{ head, shards, documents: texts },
  };
}

async function openAll(store: AddedStore): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const { batch, head, shards, documents: texts } of await store.all()) {
    try {
      const lines = new TextDecoder().decode(await gunzip(new Uint8Array(texts))).split('\n');
      const documents = lines.map((line) => documentSchema.parse(JSON.parse(line)));
      const index = openIndex(head, (shard) => () => shards[shard] ?? new Uint8Array(0));
      const collection = { index, source: documentsInMemory(documents) };
      opened.push({ batch, documents, collection });
    } catch {
      // Written by a version that this one can't read, or damaged: it stays in the storage, and the rest works.
    }
  }
  return opened;
}

function newStamp(now: number, batches: readonly Opened[]): string {
  const taken = new Set(batches.map(({ batch }) => batch.id.replace(/-(?:en|zh)$/u, '')));
  let stamp = now;
  while (taken.has(stamp.toString(36))) stamp += 1;
  return stamp.toString(36);
}
