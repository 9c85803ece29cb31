/**
 * A trajectory is a run folded: the steps so far, and for every blank what is known of it.
 *
 *   run-started  action  observation  action  …  reward  run-finished
 *        └──────────┴──────── foldRun(any prefix) ────────┘ -> Trajectory
 *
 * Scrubbing is the fold of a shorter prefix; there is no other state.
 */
import type { Action, Thought } from '../actions/action.ts';
import { assertNever } from '../assert-never.ts';
import { matchesAny } from '../reward/exact-match.ts';
import { blankCount } from '../task/task.ts';
import type { AgentTurn } from './agent-turn.ts';
import type {
  Alternative,
  Observation,
  RewardTold,
  RunEvent,
  RunFinished,
  RunStarted,
  StepFigures,
} from './event.ts';

export type Step = {
  readonly thought: Thought | null;
  readonly action: Action;
  readonly text: string;
  readonly tokens: number;
  readonly ms: number;
  readonly alternatives?: readonly Alternative[] | undefined;
  readonly byHand?: true | undefined;
  readonly thinking?: string | undefined;
  readonly figures?: StepFigures | undefined;
  readonly turns?: readonly AgentTurn[] | undefined;
  readonly observation?: Observation | undefined;
};

/** The sentence a fill relies on: which hit of which step, and the words quoted. */
export type Evidence = { readonly step: number; readonly hit: number; readonly quote: string };

export type Blank = {
  readonly status: 'waiting' | 'searching' | 'reading' | 'filled' | 'unknown';
  readonly fill: string | null;
  /** Indexes of the steps that searched for it. */
  readonly searches: readonly number[];
  /** Index of the step that filled it. */
  readonly filledAt: number | null;
  readonly evidence: Evidence | null;
  readonly alternatives: readonly Alternative[];
  /** Whether the fill is right; null while there is no fill, or no gold to tell by. */
  readonly right: boolean | null;
};

export type Trajectory = {
  readonly started: RunStarted | null;
  readonly steps: readonly Step[];
  readonly blanks: readonly Blank[];
  readonly reward: RewardTold | null;
  readonly finished: RunFinished | null;
};

const untouched: Blank = {
  status: 'waiting',
  fill: null,
  searches: [],
  filledAt: null,
  evidence: null,
  alternatives: [],
  right: null,
};

export const emptyTrajectory: Trajectory = {
  started: null,
  steps: [],
  blanks: [],
  reward: null,
  finished: null,
};

export function foldRun(events: readonly RunEvent[]): Trajectory {
  return events.reduce(applyEvent, emptyTrajectory);
}

export function applyEvent(trajectory: Trajectory, event: RunEvent): Trajectory {
  switch (event.type) {
    case 'run-started': {
      const blanks = Array.from({ length: blankCount(event.task.view) }, () => untouched);
      return { ...emptyTrajectory, started: event, blanks };
    }
    case 'action': {
      const { type: _, ...step } = event;
      const next = { ...trajectory, steps: [...trajectory.steps, step] };
      return { ...next, blanks: blanksAfter(next, step) };
    }
    case 'observation':
      return observe(trajectory, event);
    case 'reward': {
      const { type: _, ...reward } = event;
      return { ...trajectory, reward };
    }
    case 'run-finished':
      return { ...trajectory, finished: event };
    default:
      return assertNever(event);
  }
}

/** Index of the blank that an action is about, or null: a question has one, a query may name none. */
export function blankOfAction(trajectory: Trajectory, action: Action): number | null {
  const isQuestion = trajectory.started?.task.view.kind === 'question';
  if (isQuestion) return action.type === 'search' || action.type === 'answer' ? 0 : null;
  if (action.type !== 'search' && action.type !== 'fill') return null;
  const index = action.mask === null ? -1 : action.mask - 1;
  return index >= 0 && index < trajectory.blanks.length ? index : null;
}

function blanksAfter(trajectory: Trajectory, step: Step): readonly Blank[] {
  const { action } = step;
  const index = blankOfAction(trajectory, action);
  if (index === null) return trajectory.blanks;
  const at = trajectory.steps.length - 1;
  if (action.type === 'search') {
    return update(trajectory.blanks, index, (blank) => ({
      ...blank,
      status: blank.fill === null ? 'searching' : blank.status,
      searches: [...blank.searches, at],
    }));
  }
  const fill = action.type === 'fill' || action.type === 'answer' ? action.text : null;
  const accepted = trajectory.started?.gold?.[index];
  return update(trajectory.blanks, index, (blank) => ({
    ...blank,
    status: fill === null || fill === '' ? 'unknown' : 'filled',
    fill: fill === '' ? null : fill,
    filledAt: at,
    evidence: evidenceOf(trajectory, step),
    alternatives: step.alternatives ?? [],
    right: accepted ? fill !== null && matchesAny(fill, accepted) : null,
  }));
}

function evidenceOf(trajectory: Trajectory, { thought }: Step): Evidence | null {
  if (thought?.type !== 'evidence') return null;
  const step = trajectory.steps.findLastIndex((earlier) => earlier.observation !== undefined);
  const shown = trajectory.steps[step]?.observation?.hits.length ?? 0;
  if (thought.hit < 1 || thought.hit > shown) return null;
  return { step, hit: thought.hit - 1, quote: thought.quote };
}

function observe(trajectory: Trajectory, observation: Observation): Trajectory {
  const last = trajectory.steps.at(-1);
  // Only a search is observed, and once: the transcript never changes what stands in it.
  if (last?.action.type !== 'search' || last.observation) return trajectory;
  const index = blankOfAction(trajectory, last.action);
  const blanks =
    index === null
      ? trajectory.blanks
      : update(trajectory.blanks, index, (blank) =>
          blank.status === 'searching' ? { ...blank, status: 'reading' } : blank,
        );
  return {
    ...trajectory,
    steps: [...trajectory.steps.slice(0, -1), { ...last, observation }],
    blanks,
  };
}

function update(
  blanks: readonly Blank[],
  index: number,
  change: (blank: Blank) => Blank,
): readonly Blank[] {
  return blanks.map((blank, at) => (at === index ? change(blank) : blank));
}
