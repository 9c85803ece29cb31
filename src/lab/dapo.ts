/**
 * DAPO (Yu et al., 2025, arXiv 2503.14476, algorithm 1) for a policy of a few hundred weights. One call is one
 * turn of the paper's outer loop:
 *
 *   sample a batch of passages, and for each a group of G rollouts with the old policy
 *   reward every rollout; drop groups without any difference, and sample on until N are left   (dynamic sampling)
 *   advantage of a rollout = (reward - group mean) / group standard deviation
 *   mu times: climb the clipped objective over all decisions                                   (clip-higher)
 *
 * As in the paper there is no value network and no KL term. Unlike there a "token" is a decision (a word taken
 * or not, a span picked), and the optimiser is Adam without weight decay.
 */
import type { Random } from '#core/random.ts';
import type { Instance } from '#core/task/instance.ts';
import { type Adam, ascend, freshAdam } from './adam.ts';
import { hasSignal } from './advantages.ts';
import { afterStep, type Curriculum, firstLevel, masksToHide } from './curriculum.ts';
import { type Group, type LabWorld, rollOutGroup } from './group.ts';
import { objectiveGradient, type Weighed } from './objective.ts';
import { logProbability } from './policy/decision.ts';
import { untrained, type Weights } from './policy/parameters.ts';
import type { LabSettings } from './settings.ts';

export type Learner = {
  readonly step: number;
  readonly weights: Weights;
  readonly adam: Adam;
  readonly curriculum: Curriculum;
};

export function newLearner(): Learner {
  const weights = untrained();
  return { step: 0, weights, adam: freshAdam(weights.length), curriculum: firstLevel };
}

/** Draws a training passage with so many masks. */
export type DrawInstance = (masks: number, random: Random) => Instance;

export type DapoStep = {
  readonly learner: Learner;
  /** The groups that were learnt from. */
  readonly groups: readonly Group[];
  /** Groups rolled out in all; more than `groups` where dynamic sampling dropped some. */
  readonly sampled: number;
  readonly all: readonly Group[];
  readonly clipped: number;
};

/** Dynamic sampling gives up after so many times N groups. */
const patience = 10;

export async function dapoStep(
  learner: Learner,
  draw: DrawInstance,
  world: LabWorld,
  settings: LabSettings,
  random: Random,
): Promise<DapoStep> {
  const { weights: old } = learner;
  const all: Group[] = [];
  const buffer: Group[] = [];
  while (buffer.length < settings.groups && all.length < patience * settings.groups) {
    const masks = masksToHide(learner.curriculum, settings.curriculum, random);
    const group = await rollOutGroup(draw(masks, random), old, world, settings, random);
    all.push(group);
    const isKept = !settings.dynamicSampling || hasSignal(group.rollouts.map((one) => one.reward));
    if (isKept) buffer.push(group);
  }

  const weighed = buffer
    .flatMap(({ rollouts }) => rollouts)
    .flatMap(({ decisions, advantage }) =>
      decisions.map((decision): Weighed => {
        return { decision, advantage, oldLogProbability: logProbability(old, decision) };
      }),
    );

  let { weights, adam } = learner;
  let clipped = 0;
  for (let update = 0; update < settings.updates; update += 1) {
    const ascent = objectiveGradient(weights, weighed, settings);
    ({ weights, adam } = ascend(weights, ascent.gradient, adam, settings.learningRate));
    clipped = ascent.clipped;
  }

  const curriculum = afterStep(learner.curriculum, accuracyOf(all));
  const next = { step: learner.step + 1, weights, adam, curriculum };
  return { learner: next, groups: buffer, sampled: all.length, all, clipped };
}

/** Share of the masks that were filled exactly right, over all rollouts. */
export function accuracyOf(groups: readonly Group[]): number {
  const blanks = groups.flatMap(({ rollouts }) => rollouts.flatMap((one) => one.trajectory.blanks));
  return blanks.filter((blank) => blank.right).length / Math.max(1, blanks.length);
}
