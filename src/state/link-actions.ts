/** The address: it names the screen or describes the stage, and a changed one changes what is shown. */
import { poseTask } from '#core/task/task.ts';
import type { Language } from '#core/text/language.ts';
import { decodeRecipe, encodeRecipe, type Recipe } from '#runs/recipe.ts';
import { type AppState, policyIds } from './app-state.ts';
import type { Context } from './context.ts';
import type { PlaybackActions } from './playback-actions.ts';
import type { Problem } from './problem.ts';
import { decodeRoute, encodeRoute, type Route, stageRoute } from './route.ts';
import type { RunActions } from './run-actions.ts';
import { firstRunId, type SubjectActions } from './subject-actions.ts';

export type LinkActions = {
  /** Shows what the address asks for: a screen, a recipe, or the first recorded run. */
  readonly followAddress: () => Promise<void>;
  readonly goTo: (screen: string, rest?: string) => void;
  readonly copyLink: () => Promise<void>;
  /** Writes the stage into the address. */
  readonly writeAddress: () => void;
};

const corpusIds: Readonly<Record<Language, string>> = { en: 'bundled-en', zh: 'bundled-zh' };
const copiedFor = 2500;

export function linkActions(
  { get, set, ports }: Context,
  { stage }: RunActions,
  { stageFirstRun, loadExercises }: SubjectActions,
  { pause }: PlaybackActions,
): LinkActions {
  const stageRecipe = async (recipe: Recipe) => {
    const problem = doubts(recipe);
    const { policyId, seed, hits, task } = recipe;
    const known = policyIds.some((id) => id === policyId);
    set({ policyId: known ? policyId : policyIds[0], settings: { ...get().settings, hits } });
    if (task.type === 'text') {
      stage({ task: task.task, origin: { type: 'link' }, seed });
    } else {
      const language = recipe.corpusId === corpusIds.zh ? 'zh' : 'en';
      const exercise = (await loadExercises(language)).find(({ id }) => id === task.id);
      if (!exercise) return home({ type: 'unknown-exercise', id: task.id });
      stage({ task: poseTask(exercise), origin: { type: 'exercise', id: task.id }, seed });
    }
    set({ problem });
  };

  const home = async (problem: Problem | null) => {
    await stageFirstRun();
    if (problem) set({ problem });
  };

  const hashOf = (state: AppState) => {
    const recipe = recipeOf(state);
    return recipe ? encodeRecipe(recipe) : { hash: '' };
  };

  const addressOfStage = () => {
    const encoded = hashOf(get());
    return isHome(get()) || 'problem' in encoded ? '' : encoded.hash;
  };

  /** The run on the stage waits for whoever leaves it. */
  const show = (route: Route) => {
    if (route.screen !== get().route.screen) pause();
    set({ route });
  };

  return {
    goTo: (screen, rest = '') => ports.link.open(encodeRoute({ screen, rest })),
    followAddress: async () => {
      const hash = ports.link.read();
      const route = decodeRoute(hash);
      if (route && route.screen !== stageRoute.screen) return show(route);
      show(stageRoute);
      // The way back to the stage must not begin its run anew.
      if (get().subject && (route || hash === addressOfStage())) {
        return ports.link.write(addressOfStage());
      }
      const decoded = route ? null : decodeRecipe(hash);
      if (decoded === null) return home(null);
      if ('problem' in decoded) return home({ type: 'link', reason: decoded.problem.type });
      await stageRecipe(decoded.recipe);
    },
    copyLink: async () => {
      const encoded = hashOf(get());
      if ('problem' in encoded) return set({ problem: { type: 'link', reason: 'too-long' } });
      try {
        await ports.link.copy(encoded.hash);
        set({ linkCopied: true });
        ports.wait(copiedFor, () => set({ linkCopied: false }));
      } catch {
        set({ problem: { type: 'copy-refused' } });
      }
    },
    writeAddress: () => {
      if (get().route.screen !== stageRoute.screen) return;
      const encoded = hashOf(get());
      if ('hash' in encoded) ports.link.write(addressOfStage());
    },
  };
}

function recipeOf({ subject, policyId, settings, preferences }: AppState): Recipe | null {
  if (!subject) return null;
  const { task, origin, seed } = subject;
  return {
    corpusId: corpusIds[task.language],
    policyId,
    seed,
    hits: settings.hits,
    language: preferences.language,
    task: origin.type === 'exercise' ? { type: 'exercise', id: origin.id } : { type: 'text', task },
  };
}

/** The first recorded run needs no hash: a bare address shows it. */
function isHome({ subject, policyId, preferences }: AppState): boolean {
  const origin = subject?.origin;
  const first = firstRunId(preferences.language);
  return origin?.type === 'recorded' && origin.id === first && policyId === policyIds[0];
}

/** What a recipe asks for that this page does not have; it is shown with what comes nearest. */
function doubts({ policyId, corpusId }: Recipe): Problem | null {
  if (!policyIds.some((id) => id === policyId)) return { type: 'unknown-policy', id: policyId };
  if (!Object.values(corpusIds).includes(corpusId)) return { type: 'unknown-corpus', id: corpusId };
  return null;
}
