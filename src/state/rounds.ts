/** A run as a reader tells it: each search with the fills that followed from it. */
import type { ActionEvent, Alternative } from '#core/rollout/event.ts';
import { blankOfAction, type Step, type Trajectory } from '#core/rollout/trajectory.ts';

export type Round = {
  /** Index of its first step: stable while the run grows. */
  readonly key: number;
  readonly search: Step | null;
  /** What the search was for; null when it was for the whole task. */
  readonly blank: number | null;
  /** Fills, an answer or unusable text, in order. */
  readonly outcomes: readonly Step[];
  /** Of a question: then an answer is what fills its one blank. */
  readonly isQuestion: boolean;
};

export function roundsOf(trajectory: Trajectory): readonly Round[] {
  const rounds: Round[] = [];
  const isQuestion = trajectory.started?.task.view.kind === 'question';
  for (const [key, step] of trajectory.steps.entries()) {
    const last = rounds.at(-1);
    if (step.action.type === 'search') {
      rounds.push({
        key,
        search: step,
        blank: blankOfAction(trajectory, step.action),
        outcomes: [],
        isQuestion,
      });
    } else if (!last) rounds.push({ key, search: null, blank: null, outcomes: [step], isQuestion });
    else rounds[rounds.length - 1] = { ...last, outcomes: [...last.outcomes, step] };
  }
  return rounds;
}

/** A sentence of a hit that a fill of this round relies on. `hit` and `blank` count from 0. */
export type RoundEvidence = {
  readonly hit: number;
  readonly quote: string;
  readonly blank: number;
  /** Null while the sentence is still being read. */
  readonly fill: string | null;
  /** The fill and its runners-up; none while the sentence is being read. */
  readonly alternatives: readonly Alternative[];
};

export function evidenceOfRound(
  round: Round,
  reading: Pick<ActionEvent, 'thought' | 'action' | 'alternatives'> | null,
): readonly RoundEvidence[] {
  return [...round.outcomes, ...(reading ? [reading] : [])].flatMap((step) => {
    const { thought, action } = step;
    const isAnswer = round.isQuestion && action.type === 'answer';
    if (thought?.type !== 'evidence' || (action.type !== 'fill' && !isAnswer)) return [];
    const blank = action.type === 'fill' ? action.mask - 1 : 0;
    const fill = step === reading ? null : action.text;
    const alternatives = step === reading ? [] : (step.alternatives ?? []);
    return [{ hit: thought.hit - 1, quote: thought.quote, blank, fill, alternatives }];
  });
}
