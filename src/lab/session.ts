/** A training session: the learner between steps, and what can be asked of it. One seed, one outcome. */
import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import { type Random, seededRandom } from '#core/random.ts';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import type { Instance } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';
import { dapoStep, type Learner, newLearner } from './dapo.ts';
import { type LabWorld, runOnce, withheld } from './group.ts';
import { type Accuracy, measure, runGreedily } from './held-out.ts';
import { heldOutInstances, trainingDraw } from './passages.ts';
import { sampling } from './policy/chooser.ts';
import { labPolicy } from './policy/lab-policy.ts';
import { untrained, type Weights } from './policy/parameters.ts';
import type { LabSettings } from './settings.ts';
import { reportOf, type ShownGroup, type StepReport, shownTask } from './step-report.ts';

export type ShownRun = {
  /** The queries and fills in order; a fill of null says that the policy does not know. */
  readonly moves: readonly (
    | { readonly type: 'search'; readonly mask: number; readonly query: string }
    | {
        readonly type: 'fill';
        readonly mask: number;
        readonly text: string | null;
        readonly right: boolean;
      }
  )[];
};

export type TryOut = Omit<ShownGroup, 'rollouts'> & {
  /** By chance alone: the untrained policy. */
  readonly before: ShownRun;
  /** By the weights as they are now. */
  readonly now: ShownRun;
};

export type LabSession = {
  readonly heldOut: readonly Instance[];
  /** Begins anew with these settings. */
  readonly reset: (settings: LabSettings) => void;
  /** Other settings from the next step on; what was learnt stays. */
  readonly change: (settings: LabSettings) => void;
  readonly step: () => Promise<StepReport>;
  readonly weights: () => Weights;
  readonly measure: () => Promise<Accuracy>;
  /** How the held-out passage of this index is filled, before training and now. */
  readonly tryOut: (index: number) => Promise<TryOut>;
};

export type SessionOptions = {
  /** Held-out instances to measure on. */
  readonly heldOut: number;
  readonly heldOutSeed: number;
};

export const sessionOptions: SessionOptions = { heldOut: 60, heldOutSeed: 7 };

export function labSession(
  world: LabWorld,
  passages: readonly MaskablePassage[],
  first: LabSettings,
  { heldOut: n, heldOutSeed }: SessionOptions = sessionOptions,
): LabSession {
  const draw = trainingDraw(passages);
  const heldOut = heldOutInstances(passages, n, heldOutSeed);
  let settings = first;
  let learner: Learner = newLearner();
  let random: Random = seededRandom(first.seed);
  return {
    heldOut,
    reset: (next) => {
      settings = next;
      learner = newLearner();
      random = seededRandom(next.seed);
    },
    change: (next) => {
      settings = next;
    },
    step: async () => {
      const { weights: old, curriculum } = learner;
      const made = await dapoStep(learner, draw, world, settings, random);
      learner = made.learner;
      return reportOf(made, curriculum.masks, old);
    },
    weights: () => learner.weights,
    measure: () => measure(learner.weights, heldOut, world, settings.hideSource),
    tryOut: async (index) => {
      const instance = heldOut[index % heldOut.length];
      if (!instance) throw new Error('The corpus has no passage to hold out.');
      const chance = sampling(untrained(), seededRandom(index), () => {});
      const policy = labPolicy('untrained', chance, world.rarity);
      const hidden = withheld(instance, settings.hideSource);
      const before = await runOnce(poseTask(instance), policy, world, hidden);
      const now = await runGreedily(learner.weights, instance, world, settings.hideSource);
      return { ...shownTask(instance), before: shownRun(before), now: shownRun(now) };
    },
  };
}

function shownRun({ steps, blanks }: Trajectory): ShownRun {
  const moves = steps.flatMap(({ action }): ShownRun['moves'] => {
    if (action.type === 'search' && action.mask !== null) {
      return [{ type: 'search', mask: action.mask, query: action.query }];
    }
    if (action.type !== 'fill') return [];
    const right = blanks[action.mask - 1]?.right === true;
    return [{ type: 'fill', mask: action.mask, text: action.text, right }];
  });
  return { moves };
}
