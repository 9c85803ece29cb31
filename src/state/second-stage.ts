/**
 * A stage inside another screen: a store of its own over the same ports, so that everything made for the stage works
 * there. It leaves the address and the visitor's draft alone, shares opened corpora and follows the preferences.
 */
import { type AppStore, createAppStore } from './create-app-store.ts';
import { ProblemError } from './problem.ts';

export type SecondStage = {
  readonly store: AppStore;
  /** Begins to follow the page's preferences and corpora; gives what ends it, and the run under way with it. */
  readonly follow: () => () => void;
};

export function secondStage(parent: AppStore): SecondStage {
  const { ports } = parent.context;
  const store = createAppStore({
    ...ports,
    link: { ...ports.link, read: () => '', write: () => {}, onChange: () => {} },
    storage: { read: () => null, write: () => {} },
    openCorpus: async (language) => {
      const corpus = await parent.actions.openCorpus(language);
      if (corpus) return corpus;
      const load = parent.getState().corpora[language];
      throw new ProblemError(load.status === 'failed' ? load.problem : { type: 'worker' });
    },
  });
  const copy = () => {
    const { preferences, corpora } = parent.getState();
    const own = store.getState();
    if (own.preferences !== preferences || own.corpora !== corpora) {
      store.context.set({ preferences, corpora });
    }
  };
  copy();
  return {
    store,
    follow: () => {
      copy();
      const unsubscribe = parent.subscribe(copy);
      return () => {
        unsubscribe();
        store.actions.pause();
        store.actions.stopRun();
      };
    },
  };
}
