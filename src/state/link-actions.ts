/** The address: it names the screen or describes the stage, and a changed one changes what is shown. */
import { poseTask } from '#core/task/task.ts';
import type { Language } from '#core/text/language.ts';
import type { Replay } from '#runs/decode-run-link.ts';
import { encodeRecipe, type LessonFlag, type Recipe } from '#runs/recipe.ts';
import { encodeRunLink } from '#runs/run-link.ts';
import { type AppState, isKnownPolicy, policyIds } from './app-state.ts';
import type { Context } from './context.ts';
import { noLesson } from './lesson-actions.ts';
import type { PlaybackActions } from './playback-actions.ts';
import type { Problem } from './problem.ts';
import { decodeRoute, encodeRoute, isStage, type Route, routeOfTask, stageRoute } from './route.ts';
import type { RunActions, Scenery } from './run-actions.ts';
import { firstRunId, type SubjectActions } from './subject-actions.ts';

export type LinkActions = {
  /** Shows what the address asks for: a screen, a recipe, or the first recorded run. */
  readonly followAddress: () => Promise<void>;
  /** The address of what stands on the stage, for a lesson; null when it is too long. */
  readonly lessonLink: (flags: readonly LessonFlag[], policyId: string) => string | null;
  readonly goTo: (screen: string, rest?: string) => void;
  readonly copyLink: () => Promise<void>;
  /** Copies the address of the page with this hash. */
  readonly copyText: (hash: string) => Promise<void>;
  /** Copies a link that replays the run on the stage. */
  readonly copyRunLink: () => Promise<void>;
  /** Writes the stage into the address. */
  readonly writeAddress: () => void;
};

const corpusIds: Readonly<Record<Language, string>> = { en: 'bundled-en', zh: 'bundled-zh' };
const copiedFor = 2500;
/** Something else was asked for meanwhile. */
const late = Symbol('late');

export function linkActions(
  { get, set, ports }: Context,
  { stage, takeDown, putUp }: RunActions,
  { stageFirstRun, stageFirstQuestion, stageEvents, loadExercises, loadQuestions }: SubjectActions,
  { pause }: PlaybackActions,
): LinkActions {
  const stageRecipe = async (recipe: Recipe) => {
    const problem = doubts(recipe);
    const { policyId, seed, hits, task } = recipe;
    const known = isKnownPolicy(policyId);
    set({ policyId: known ? policyId : policyIds[0], settings: { ...get().settings, hits } });
    const { lesson = [] } = recipe;
    set({
      lesson: {
        ...noLesson,
        guessFirst: lesson.includes('guess'),
        plain: lesson.includes('plain'),
      },
    });
    if (lesson.includes('projector')) {
      set({ preferences: { ...get().preferences, projector: true } });
    }
    const language = recipe.corpusId === corpusIds.zh ? 'zh' : 'en';
    if (task.type === 'text') {
      stage({ task: task.task, origin: { type: 'link' }, seed });
    } else if (task.type === 'question') {
      const question = await find(loadQuestions, language, task.id);
      if (question === late) return;
      if (!question) return home({ type: 'unknown-question', id: task.id });
      stage({ task: poseTask(question), origin: { type: 'question', id: task.id }, seed });
    } else {
      const exercise = await find(loadExercises, language, task.id);
      if (exercise === late) return;
      if (!exercise) return home({ type: 'unknown-exercise', id: task.id });
      stage({ task: poseTask(exercise), origin: { type: 'exercise', id: task.id }, seed });
    }
    set({ problem });
  };

  /** The stage is empty while a list comes: what stood there must not be run in place of what was asked for. */
  const find = async <T extends { readonly id: string }>(
    load: (language: Language) => Promise<readonly T[]>,
    language: Language,
    id: string,
  ): Promise<T | undefined | typeof late> => {
    const hash = ports.link.read();
    takeDown();
    const item = (await load(language)).find((one) => one.id === id);
    return get().subject || ports.link.read() !== hash ? late : item;
  };

  const stageReplay = async (replayed: Replay) => {
    if ('problem' in replayed) return home({ type: 'link', reason: replayed.problem });
    stageEvents(replayed.events, { type: 'link' });
  };

  const home = async (problem: Problem | null) => {
    await stageFirstRun();
    if (problem) set({ problem });
  };

  const hashOf = (state: AppState) => {
    const recipe = recipeOf(state);
    return recipe ? encodeRecipe(recipe) : { hash: '' };
  };

  const copy = async (hash: string) => {
    try {
      await ports.link.copy(hash);
      set({ linkCopied: true });
      ports.wait(copiedFor, () => set({ linkCopied: false }));
    } catch {
      set({ problem: { type: 'copy-refused' } });
    }
  };

  const addressOf = (state: AppState) => {
    const encoded = hashOf(state);
    return isHome(state) || 'problem' in encoded ? '' : encoded.hash;
  };
  const addressOfStage = () => addressOf(get());

  /** The run on the stage waits for whoever leaves it. */
  const show = (route: Route) => {
    if (route.screen !== get().route.screen) pause();
    set({ route });
  };

  /** A passage and a question take turns on the stage; each is found again as it was left. */
  const left = new Map<string, Scenery>();
  const turnTo = async ({ screen }: Route) => {
    const { subject } = get();
    const shown = subject ? routeOfTask(subject.task).screen : null;
    if (shown === screen) return;
    const scenery = takeDown();
    if (scenery && shown) left.set(shown, scenery);
    const before = left.get(screen);
    if (before) putUp(before);
    else await (screen === 'ask' ? stageFirstQuestion() : stageFirstRun());
  };

  return {
    lessonLink: (lesson, policyId) => {
      const recipe = recipeOf({ ...get(), policyId });
      const encoded = recipe && encodeRecipe({ ...recipe, lesson });
      return encoded && 'hash' in encoded ? encoded.hash : null;
    },
    goTo: (screen, rest = '') => ports.link.open(encodeRoute({ screen, rest })),
    followAddress: async () => {
      const hash = ports.link.read();
      const route = decodeRoute(hash);
      if (route) {
        show(route);
        if (!isStage(route)) return;
        await turnTo(route);
        return ports.link.write(addressOfStage());
      }
      const { subject } = get();
      // The way back to the stage must not begin its run anew.
      if (subject && hash === addressOfStage()) return show(routeOfTask(subject.task));
      for (const scenery of left.values()) {
        const route = routeOfTask(scenery.subject.task);
        if (hash !== addressOf({ ...get(), subject: scenery.subject })) continue;
        show(route);
        return turnTo(route);
      }
      show(stageRoute);
      if (hash.length <= 1) return home(null);
      const decoders = await import('#runs/decoders.ts').catch(() => null);
      // Another address has been followed meanwhile.
      if (ports.link.read() !== hash) return;
      if (!decoders) return set({ problem: { type: 'page-part' } });
      const replayed = decoders.decodeRunLink(hash);
      if (replayed) return stageReplay(replayed);
      const decoded = decoders.decodeRecipe(hash);
      if (decoded === null) return home(null);
      if ('problem' in decoded) return home({ type: 'link', reason: decoded.problem.type });
      await stageRecipe(decoded.recipe);
    },
    copyLink: async () => {
      const encoded = hashOf(get());
      if ('problem' in encoded) return set({ problem: { type: 'link', reason: 'too-long' } });
      await copy(encoded.hash);
    },
    copyText: copy,
    copyRunLink: async () => {
      const hash = encodeRunLink(get().run.events);
      if (hash === null) return set({ problem: { type: 'run-too-long' } });
      await copy(hash);
    },
    writeAddress: () => {
      if (!isStage(get().route)) return;
      const encoded = hashOf(get());
      if ('hash' in encoded) ports.link.write(addressOfStage());
    },
  };
}

function recipeOf({ subject, policyId, settings, preferences, lesson }: AppState): Recipe | null {
  if (!subject) return null;
  const { task, origin, seed } = subject;
  const flags: LessonFlag[] = [
    ...(lesson.guessFirst ? (['guess'] as const) : []),
    ...(lesson.plain ? (['plain'] as const) : []),
  ];
  return {
    ...(flags.length > 0 && { lesson: flags }),
    corpusId: corpusIds[task.language],
    policyId,
    seed,
    hits: settings.hits,
    language: preferences.language,
    task:
      origin.type === 'exercise' || origin.type === 'question'
        ? { type: origin.type, id: origin.id }
        : { type: 'text', task },
  };
}

/** The first recorded run needs no hash: a bare address shows it. */
function isHome({ subject, policyId, preferences, lesson }: AppState): boolean {
  if (lesson.guessFirst || lesson.plain) return false;
  const origin = subject?.origin;
  const first = firstRunId(preferences.language);
  return origin?.type === 'recorded' && origin.id === first && policyId === policyIds[0];
}

/** What a recipe asks for that this page does not have; it is shown with what comes nearest. */
function doubts({ policyId, corpusId }: Recipe): Problem | null {
  if (!isKnownPolicy(policyId)) return { type: 'unknown-policy', id: policyId };
  if (!Object.values(corpusIds).includes(corpusId)) return { type: 'unknown-corpus', id: corpusId };
  return null;
}
