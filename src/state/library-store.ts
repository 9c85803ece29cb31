/** The state of the corpus screen: made when the screen is first opened, kept while the page is. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '#core/text/language.ts';
import type {
  AddedBatch,
  AddedOutcome,
  Addition,
  CorpusStatistics,
  ExplainedHit,
  LibraryPort,
  LibraryQuery,
} from './library-port.ts';
import type { Ports } from './ports.ts';
import type { SourceActions } from './source-actions.ts';

export type Adding = {
  /** Documents indexed so far. */
  readonly documents: number;
  readonly bytes: number;
  /** Of all files; 0 when it is not known. */
  readonly totalBytes: number;
};

export type LibrarySearch =
  | { readonly status: 'idle' | 'searching' }
  | { readonly status: 'done'; readonly key: string; readonly hits: readonly ExplainedHit[] }
  | { readonly status: 'failed'; readonly message: string };

export type LibraryState = {
  /** Null until they have been read from the storage. */
  readonly batches: readonly AddedBatch[] | null;
  readonly adding: Adding | null;
  /** Of what was added last; null when it was cancelled, or has been read. */
  readonly outcome: AddedOutcome | null;
  /** Why the last addition added nothing: an error, or a reload in the middle of it. */
  readonly failure: 'error' | 'cut-off' | null;
  readonly search: LibrarySearch;
  readonly statistics: CorpusStatistics | null;
};

export type LibraryStore = Pick<StoreApi<LibraryState>, 'getState' | 'subscribe'> & {
  readonly loadBatches: () => Promise<void>;
  /** True when something was added. */
  readonly add: (addition: Addition) => Promise<boolean>;
  readonly cancelAdding: () => void;
  readonly dismissOutcome: () => void;
  readonly remove: (id: string) => Promise<void>;
  readonly exported: (language: Language) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly search: (corpusId: string, query: LibraryQuery) => Promise<void>;
  /** Where else something is said; not kept. */
  readonly elsewhere: (
    corpusId: string,
    text: string,
    documentId: string,
  ) => Promise<readonly ExplainedHit[]>;
  readonly loadStatistics: (corpusId: string) => Promise<void>;
};

const elsewhereHits = 4;
const noteKey = 'masksearch.adding';

export function createLibraryStore(
  port: LibraryPort,
  { noteOwnDocuments }: Pick<SourceActions, 'noteOwnDocuments'>,
  tab: Ports['tabStorage'],
): LibraryStore {
  /** An addition that a reload cuts off adds nothing: the note left of it says so on the page that comes next. */
  const note = (what: 'adding' | '') => tab.write(noteKey, what);
  const store = createStore<LibraryState>(() => ({
    ...{ batches: null, adding: null, outcome: null, failure: null },
    ...{ search: { status: 'idle' }, statistics: null },
  }));
  const { getState: get, setState: set } = store;
  let adding = new AbortController();
  let searches = 0;

  const putBatches = (batches: readonly AddedBatch[]) => {
    set({ batches });
    const count = (language: Language) =>
      batches
        .filter((batch) => batch.language === language)
        .reduce((sum, { documents }) => sum + documents, 0);
    noteOwnDocuments({ en: count('en'), zh: count('zh') });
  };

  return {
    ...{ getState: get, subscribe: store.subscribe },
    loadBatches: async () => {
      if (get().batches !== null) return;
      putBatches(await port.batches());
      if (tab.read(noteKey) !== 'adding' || get().adding) return;
      note('');
      set({ failure: 'cut-off' });
    },
    add: async (addition) => {
      if (get().adding) return false;
      adding = new AbortController();
      const totalBytes =
        addition.type === 'files' ? addition.files.reduce((sum, { size }) => sum + size, 0) : 0;
      set({ adding: { documents: 0, bytes: 0, totalBytes }, outcome: null, failure: null });
      note('adding');
      try {
        const onProgress = (documents: number, bytes: number) => {
          const before = get().adding;
          if (before)
            set({ adding: { ...before, documents, bytes: Math.max(before.bytes, bytes) } });
        };
        const outcome = await port.add(addition, adding.signal, onProgress);
        putBatches(outcome.batches);
        set({ outcome });
        return outcome.documents > 0;
      } catch {
        if (!adding.signal.aborted) set({ failure: 'error' });
        return false;
      } finally {
        set({ adding: null });
        note('');
      }
    },
    cancelAdding: () => adding.abort(new Error('cancelled')),
    dismissOutcome: () => set({ outcome: null, failure: null }),
    remove: async (id) => {
      putBatches(await port.remove(id));
      set({ outcome: null });
    },
    exported: port.exported,
    search: async (corpusId, query) => {
      searches += 1;
      const own = searches;
      if (query.query.trim() === '') return set({ search: { status: 'idle' } });
      set({ search: { status: 'searching' } });
      try {
        const hits = await port.explain(corpusId, query);
        const key = JSON.stringify([corpusId, query]);
        if (own === searches) set({ search: { status: 'done', key, hits } });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (own === searches) set({ search: { status: 'failed', message } });
      }
    },
    elsewhere: (corpusId, text, documentId) =>
      port.explain(corpusId, { query: text, limit: elsewhereHits, withhold: [documentId] }),
    loadStatistics: async (corpusId) => set({ statistics: await port.statistics(corpusId) }),
  };
}
