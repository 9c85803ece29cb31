import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppStore } from '#state/create-app-store.ts';
import type { EvaluationState } from '#state/evaluation/evaluation-state.ts';
import {
  type EvaluationActions,
  type EvaluationStore,
  evaluationStore,
} from '#state/evaluation/evaluation-store.ts';

export const EvaluationContext = createContext<EvaluationStore | null>(null);

/** One for each page: an evaluation goes on while other screens are shown. */
const stores = new WeakMap<AppStore, Promise<EvaluationStore>>();

export function evaluationOf(app: AppStore): Promise<EvaluationStore> {
  const known = stores.get(app);
  if (known !== undefined) return known;
  const made = app.context.ports.evaluation().then((ports) => evaluationStore(app, ports));
  stores.set(app, made);
  // A failed fetch is tried again the next time.
  made.catch(() => stores.delete(app));
  return made;
}

export function useEvaluation(): EvaluationState {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.getState);
}

export function useEvaluationActions(): EvaluationActions {
  return useStore().actions;
}

function useStore(): EvaluationStore {
  const store = useContext(EvaluationContext);
  if (!store) throw new Error('The evaluation is missing above this component.');
  return store;
}
