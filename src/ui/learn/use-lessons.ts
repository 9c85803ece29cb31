import { useContext, useState, useSyncExternalStore } from 'react';
import type { AppStore } from '#state/create-app-store.ts';
import { type LessonState, type LessonStore, lessonStore } from '#state/lessons/lesson-store.ts';
import { StoreContext } from '#ui/store-context.tsx';

/** One for each page: it stays when the screen is left. */
const stores = new WeakMap<AppStore, LessonStore>();

function storeOf(app: AppStore): LessonStore {
  const store = stores.get(app) ?? lessonStore(app.context.ports);
  stores.set(app, store);
  return store;
}

export function useLessons(): LessonState & Pick<LessonStore, 'actions'> {
  const app = usePage();
  const [store] = useState(() => storeOf(app));
  const state = useSyncExternalStore(store.subscribe, store.getState);
  return { ...state, actions: store.actions };
}

/** The store of the page itself. */
export function usePage(): AppStore {
  const app = useContext(StoreContext);
  if (!app) throw new Error('The store is missing above this component.');
  return app;
}
