/** Guess, then watch: guesses of a reader before the policy acts, and what became of both. */
import { matchesAny } from '#core/reward/exact-match.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { GuessResult, Lesson } from './app-state.ts';
import type { Context } from './context.ts';
import type { PlaybackActions } from './playback-actions.ts';
import { atRest } from './playhead.ts';
import type { Ports } from './ports.ts';
import type { RunActions } from './run-actions.ts';

export type LessonActions = {
  /** The passage on the stage begins anew, with or without guessing. */
  readonly setGuessFirst: (guessFirst: boolean) => void;
  /** One text for each blank; then the run begins, and its result is kept. */
  readonly submitGuesses: (guesses: readonly string[]) => Promise<void>;
  readonly leaveLesson: () => void;
  readonly clearResults: () => void;
};

export const noLesson: Lesson = {
  guessFirst: false,
  plain: false,
  guesses: null,
  heldBack: null,
};

const key = 'masksearch.results';
/** A class that guesses all day. */
const maxResults = 500;

export function lessonActions(
  { get, set, ports }: Context,
  { stage, runLive }: RunActions,
  { replay }: PlaybackActions,
): LessonActions {
  const keep = (results: readonly GuessResult[]) => {
    set({ results });
    ports.tabStorage.write(key, JSON.stringify(results));
  };

  const keepResult = (guesses: readonly string[]) => {
    const { subject, run, results } = get();
    const trajectory = foldRun(run.events);
    if (!subject?.task.gold || trajectory.finished === null) return;
    const { view, gold, id } = subject.task;
    const blanks = gold.map((accepted, index) => {
      const fill = trajectory.blanks[index]?.fill ?? null;
      const guess = guesses[index]?.trim() ?? '';
      return {
        gold: accepted[0] ?? '',
        guess,
        fill,
        guessRight: matchesAny(guess, accepted),
        fillRight: fill !== null && matchesAny(fill, accepted),
      };
    });
    const title = view.kind === 'ramp' ? view.title : view.question;
    const policyId = trajectory.started?.policyId ?? '';
    keep([...results, { title, taskId: id, policyId, blanks }].slice(-maxResults));
  };

  return {
    setGuessFirst: (guessFirst) => {
      const { lesson, subject, run } = get();
      set({ lesson: { ...lesson, guessFirst } });
      if (!subject) return;
      const recorded = lesson.heldBack ?? (run.made === 'recorded' ? run.events : []);
      stage(subject, recorded.length > 0 ? recorded : undefined);
    },
    submitGuesses: async (guesses) => {
      const { lesson } = get();
      if (lesson.guesses !== null) return;
      const { heldBack } = lesson;
      set({ lesson: { ...lesson, guesses, heldBack: null } });
      if (heldBack) {
        set({
          run: { made: 'recorded', status: 'ended', events: heldBack, streaming: '' },
          playhead: atRest,
        });
        replay();
      } else {
        await runLive();
      }
      if (get().lesson.guesses === guesses) keepResult(guesses);
    },
    leaveLesson: () => {
      const { lesson } = get();
      set({ lesson: { ...lesson, plain: false } });
    },
    clearResults: () => keep([]),
  };
}

/** What this tab has kept; anything unreadable is nothing. */
export function storedResults(ports: Ports): readonly GuessResult[] {
  try {
    const value: unknown = JSON.parse(ports.tabStorage.read(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isResult) : [];
  } catch {
    return [];
  }
}

function isResult(value: unknown): value is GuessResult {
  return (
    typeof value === 'object' &&
    value !== null &&
    'blanks' in value &&
    Array.isArray(value.blanks) &&
    'title' in value &&
    typeof value.title === 'string' &&
    'policyId' in value &&
    typeof value.policyId === 'string'
  );
}
