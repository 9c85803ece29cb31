/** The page's one store. No React here: anything that can subscribe can show it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { defaultSettings } from '#core/rollout/event.ts';
import { linkedLanguage } from '#runs/recipe.ts';
import { type AppState, emptyRun, policyIds } from './app-state.ts';
import { type ComparisonActions, comparisonActions } from './comparison-actions.ts';
import type { Context } from './context.ts';
import { type CorpusActions, corpusActions } from './corpus-actions.ts';
import { type DraftActions, draftActions, storedDraft } from './draft-actions.ts';
import { type EngineActions, engineActions } from './engine-actions.ts';
import { type FileActions, fileActions } from './file-actions.ts';
import { keepRun, keptRun } from './kept-run.ts';
import { type LessonActions, lessonActions, noLesson, storedResults } from './lesson-actions.ts';
import { type LinkActions, linkActions } from './link-actions.ts';
import { idle } from './load.ts';
import { offlineUnknown } from './offline.ts';
import { type OfflineActions, offlineActions } from './offline-actions.ts';
import { type PlaybackActions, playbackActions } from './playback-actions.ts';
import { atRest } from './playhead.ts';
import type { Ports } from './ports.ts';
import {
  type PreferenceActions,
  preferenceActions,
  storedPreferences,
} from './preference-actions.ts';
import { type PromptActions, promptActions } from './prompt-actions.ts';
import { decodeRoute, stageRoute } from './route.ts';
import { type RunActions, runActions } from './run-actions.ts';
import { type SourceActions, sourceActions, storedSources } from './source-actions.ts';
import { type SubjectActions, subjectActions } from './subject-actions.ts';

export type Actions = PreferenceActions &
  PlaybackActions &
  CorpusActions &
  EngineActions &
  Pick<RunActions, 'runLive' | 'stopRun'> &
  SubjectActions &
  DraftActions &
  SourceActions &
  OfflineActions &
  ComparisonActions &
  LessonActions &
  FileActions &
  PromptActions &
  Pick<LinkActions, 'copyLink' | 'copyText' | 'copyRunLink' | 'goTo' | 'lessonLink'> & {
    readonly setPolicy: (id: string) => void;
    readonly openPicker: () => void;
    readonly openBranch: (at: number) => void;
    readonly showStory: (blank: number) => void;
    readonly closePanel: () => void;
    /** The code of the sheets could not be fetched. */
    readonly failPanel: () => void;
    readonly dismissProblem: () => void;
  };

export type AppStore = Pick<StoreApi<AppState>, 'getState' | 'subscribe'> & {
  readonly actions: Actions;
  /** For what loads later: a screen's own store, or a second stage. */
  readonly context: Context;
  /** Shows what the address asks for, and keeps the address in step from then on. */
  readonly start: () => Promise<void>;
};

export function createAppStore(ports: Ports): AppStore {
  const store = createStore<AppState>(() => initialState(ports));
  const context: Context = { get: store.getState, set: store.setState, ports };
  const { get, set } = context;

  const playback = playbackActions(context);
  const corpus = corpusActions(context);
  const engine = engineActions(context);
  const runs = runActions(context, corpus, engine, playback);
  const subjects = subjectActions(context, corpus, runs);
  const links = linkActions(context, runs, subjects, playback);
  const preferences = preferenceActions(context);
  const drafts = draftActions(context, runs, playback, engine);
  const comparisons = comparisonActions(context, corpus, runs, links, engine);

  const actions: Actions = {
    ...playback,
    ...corpus,
    ...engine,
    ...subjects,
    ...preferences,
    ...drafts,
    ...sourceActions(context),
    ...offlineActions(context),
    ...comparisons,
    ...lessonActions(context, runs, playback),
    ...fileActions(context, subjects),
    ...promptActions(context, playback),
    runLive: runs.runLive,
    stopRun: runs.stopRun,
    copyLink: links.copyLink,
    copyText: links.copyText,
    copyRunLink: links.copyRunLink,
    goTo: links.goTo,
    lessonLink: links.lessonLink,
    setLanguage: (language) => {
      const { subject, run } = get();
      preferences.setLanguage(language);
      // What the visitor has made stays; the recorded run is there in both languages.
      const isDemo = subject?.origin.type === 'recorded' && run.made === 'recorded';
      const isOnItsWay = subject === null && ports.link.read() === '';
      if (isOnItsWay || (isDemo && run.status === 'ended')) void subjects.stageFirstRun();
    },
    setPolicy: (policyId) => set({ policyId, problem: null }),
    showDocument: (...document) => {
      playback.pause();
      return corpus.showDocument(...document);
    },
    openPicker: () => {
      playback.pause();
      const isAsking = get().subject?.task.view.kind === 'question';
      set({ panel: { type: isAsking ? 'questions' : 'picker' } });
    },
    openBranch: (at) => {
      playback.pause();
      set({ panel: { type: 'branch', at } });
    },
    showStory: (blank) => {
      playback.pause();
      set({ panel: { type: 'story', blank } });
    },
    closePanel: () => set({ panel: null }),
    failPanel: () => set({ panel: null, problem: { type: 'page-part' } }),
    dismissProblem: () => set({ problem: null }),
  };

  const start = async () => {
    // While the address is followed it must not be rewritten: a broken one stays there to be mended.
    let following = 0;
    const follow = async () => {
      following += 1;
      await links.followAddress();
      following -= 1;
    };
    store.subscribe((state, before) => {
      const moved = state.subject !== before.subject || state.policyId !== before.policyId;
      const isOtherLesson =
        state.lesson.guessFirst !== before.lesson.guessFirst ||
        state.lesson.plain !== before.lesson.plain;
      if ((moved || isOtherLesson) && following === 0) links.writeAddress();
      keepRun(ports, state, before);
    });
    ports.link.onChange(() => void follow());
    await follow();
    const { subject } = get();
    const kept = subject && (await keptRun(ports, subject));
    if (!kept || get().subject !== subject) return;
    playback.pause();
    runs.putUp(kept);
  };

  return { getState: store.getState, subscribe: store.subscribe, actions, context, start };
}

function initialState(ports: Ports): AppState {
  const hash = ports.link.read();
  return {
    route: decodeRoute(hash) ?? stageRoute,
    preferences: storedPreferences(ports, linkedLanguage(hash)),
    corpora: { en: idle, zh: idle },
    exercises: { en: idle, zh: idle },
    questions: { en: idle, zh: idle },
    recordedRuns: idle,
    subject: null,
    policyId: policyIds[0],
    prompts: null,
    settings: defaultSettings,
    sources: storedSources(ports),
    run: emptyRun,
    comparison: null,
    lesson: noLesson,
    results: storedResults(ports),
    playhead: atRest,
    draft: storedDraft(ports),
    preview: { status: 'empty' },
    panel: null,
    problem: null,
    linkCopied: false,
    offline: offlineUnknown,
    bundled: { offer: idle, engine: idle },
  };
}
