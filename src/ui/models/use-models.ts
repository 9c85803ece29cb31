import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { AppStore } from '#state/create-app-store.ts';
import {
  createModelsStore,
  type ModelsState,
  type ModelsStore,
} from '#state/models/models-store.ts';
import { StoreContext } from '#ui/store-context.tsx';

/** One for each page: downloads go on when the screen is left. */
const stores = new WeakMap<AppStore, Promise<ModelsStore>>();

function storeOf(app: AppStore): Promise<ModelsStore> {
  const { ports } = app.context;
  const made = stores.get(app) ?? ports.models().then((port) => createModelsStore(port, ports));
  stores.set(app, made);
  // What could not be fetched is tried again the next time.
  made.catch(() => stores.delete(app));
  return made;
}

/** Null while its code is on its way; `failed` when that did not arrive. */
export function useModelsStore(): ModelsStore | 'failed' | null {
  const app = useContext(StoreContext);
  const [store, setStore] = useState<ModelsStore | 'failed' | null>(null);
  useEffect(() => {
    let isGone = false;
    const show = (value: ModelsStore | 'failed') => {
      if (!isGone) setStore(value);
    };
    if (app) {
      storeOf(app).then(
        (made) => {
          show(made);
          void made.look();
        },
        () => show('failed'),
      );
    }
    return () => {
      isGone = true;
    };
  }, [app]);
  return store;
}

export function useModels<T>(store: ModelsStore, select: (state: ModelsState) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
