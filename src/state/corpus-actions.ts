/** Opening corpora and reading their documents. */
import type { Language } from '#core/text/language.ts';
import type { Panel } from './app-state.ts';
import type { Context } from './context.ts';
import { idle, type Load, loading, readyValue } from './load.ts';
import type { CorpusInfo, DocumentPage } from './ports.ts';
import { problemOf } from './problem.ts';

export type CorpusActions = {
  /** The corpus of the language, opened on first use; null when it can't be, and then the state says why. */
  readonly openCorpus: (language: Language) => Promise<CorpusInfo | null>;
  readonly showDocument: (language: Language, name: string, passageId?: string) => Promise<void>;
  readonly followLink: (title: string) => Promise<void>;
  readonly backToDocument: () => Promise<void>;
};

type DocumentPanel = Extract<Panel, { type: 'document' }>;

export function corpusActions({ get, set, ports }: Context): CorpusActions {
  const opening = new Map<Language, Promise<CorpusInfo | null>>();

  const put = (language: Language, load: Load<CorpusInfo>) =>
    set({ corpora: { ...get().corpora, [language]: load } });

  const open = async (language: Language): Promise<CorpusInfo | null> => {
    put(language, loading);
    try {
      const value = await ports.openCorpus(language, (done, total) =>
        put(language, { status: 'loading', done, total }),
      );
      put(language, { status: 'ready', value });
      return value;
    } catch (error) {
      put(language, { status: 'failed', problem: problemOf(error) });
      return null;
    } finally {
      opening.delete(language);
    }
  };

  const openCorpus = async (language: Language) => {
    const ready = readyValue(get().corpora[language]);
    if (ready) return ready;
    const promise = opening.get(language) ?? open(language);
    opening.set(language, promise);
    return promise;
  };

  const show = async (panel: DocumentPanel) => {
    set({ panel });
    const page = await load(panel);
    const current = get().panel;
    // Another document may have been asked for meanwhile, or the sheet closed.
    if (current === panel) set({ panel: { ...panel, page } });
  };

  const load = async ({ language, trail }: DocumentPanel): Promise<Load<DocumentPage>> => {
    const name = trail.at(-1) ?? '';
    const corpus = await openCorpus(language);
    if (!corpus) {
      const { [language]: failed } = get().corpora;
      return failed.status === 'failed' ? failed : idle;
    }
    try {
      const value = await ports.readDocument(corpus.id, name);
      if (value) return { status: 'ready', value };
      return { status: 'failed', problem: { type: 'unknown-document', name } };
    } catch (error) {
      return { status: 'failed', problem: problemOf(error) };
    }
  };

  const move = async (trailOf: (trail: readonly string[]) => readonly string[]) => {
    const { panel } = get();
    if (panel?.type !== 'document') return;
    await show({ ...panel, trail: trailOf(panel.trail), passageId: null, page: loading });
  };

  return {
    openCorpus,
    showDocument: (language, name, passageId) =>
      show({
        type: 'document',
        trail: [name],
        language,
        passageId: passageId ?? null,
        page: loading,
      }),
    followLink: (title) => move((trail) => [...trail, title]),
    backToDocument: () => move((trail) => trail.slice(0, -1)),
  };
}
