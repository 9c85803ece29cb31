/** The corpus screen's own store inside React, and its strings. */
import { useSyncExternalStore } from 'react';
import type { Language } from '#core/text/language.ts';
import { createLibraryStore, type LibraryState, type LibraryStore } from '#state/library-store.ts';
import { readyValue } from '#state/load.ts';
import { searchedId } from '#state/source-actions.ts';
import { useApp, useStore } from '#ui/store-context.tsx';
import { corpus as en } from '#ui/strings/en/corpus.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { corpus as zh } from '#ui/strings/zh/corpus.ts';

const stores = new WeakMap<object, LibraryStore>();

/** Made once for a page: what was found is still there when the screen is opened again. */
export function useLibraryStore(): LibraryStore {
  const app = useStore();
  const known = stores.get(app);
  if (known) return known;
  const made = createLibraryStore(
    app.context.ports.library,
    app.actions,
    app.context.ports.tabStorage,
  );
  stores.set(app, made);
  return made;
}

export function useLibrary<T>(select: (state: LibraryState) => T): T {
  const store = useLibraryStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useCorpusStrings(): typeof en {
  return useStringsOf({ en, zh });
}

/** The id of everything that is searched in this language; null until the encyclopedia is open. */
export function useSearchedId(language: Language): string | null {
  return useApp((state) => {
    const corpus = readyValue(state.corpora[language]);
    return corpus && searchedId(corpus.id, language, state);
  });
}
