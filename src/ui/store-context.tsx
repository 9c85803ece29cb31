/** The store inside React. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppState } from '#state/app-state.ts';
import type { Actions, AppStore } from '#state/create-app-store.ts';
import { type Scene, sceneOf } from '#state/scene.ts';

export const StoreContext = createContext<AppStore | null>(null);

/** A part of the state. The selector must give the same object for the same state. */
export function useApp<T>(select: (state: AppState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useActions(): Actions {
  return useStore().actions;
}

export function useScene(): Scene {
  return useApp((state) => sceneOf(state.run.events, state.playhead));
}

export function useStore(): AppStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('The store is missing above this component.');
  return store;
}
