/** What one step of training looked like: the figures of the curves, and one group in detail. */
import type { Step } from '#core/rollout/trajectory.ts';
import { goldTexts, type Instance, partsAround } from '#core/task/instance.ts';
import { words } from '#core/text/words.ts';
import type { DapoStep } from './dapo.ts';
import type { Group, Rollout } from './group.ts';
import type { Accuracy } from './held-out.ts';
import { entropy, logProbability } from './policy/decision.ts';
import type { Head, Weights } from './policy/parameters.ts';

export type StepReport = {
  /** Counts from 1. */
  readonly step: number;
  /** Number of masks the curriculum was at. */
  readonly level: number;
  /** Mean over all rollouts, those of dropped groups included. */
  readonly reward: number;
  readonly accuracy: Accuracy;
  /** Mean entropy of the decisions of each head, in nats; null where there was none. */
  readonly entropy: Readonly<Record<Head, number | null>>;
  /** Mean words of a query and of a fill. */
  readonly queryWords: number;
  readonly fillWords: number;
  /** Groups rolled out, with some difference in reward, and learnt from. */
  readonly sampled: number;
  readonly withSignal: number;
  readonly learntFrom: number;
  readonly rollouts: number;
  /** Share of the decisions that the clip held back, in [0, 1]. */
  readonly clipped: number;
  readonly group: ShownGroup | null;
};

export type ShownGroup = {
  readonly title: string;
  readonly parts: readonly string[];
  readonly gold: readonly string[];
  readonly rollouts: readonly ShownRollout[];
};

export type ShownRollout = {
  readonly reward: number;
  readonly advantage: number;
  readonly fills: readonly { readonly text: string | null; readonly right: boolean }[];
  readonly searches: number;
  /** What was decided, with its probability before and after the step. */
  readonly decisions: readonly ShownDecision[];
};

export type ShownDecision = {
  readonly head: Head;
  readonly about: string;
  readonly before: number;
  readonly after: number;
};

export function reportOf(
  { all, groups, sampled, clipped, learner }: DapoStep,
  level: number,
  old: Weights,
): StepReport {
  const rollouts = all.flatMap((group) => group.rollouts);
  const decisions = rollouts.flatMap((one) => one.decisions);
  const steps = rollouts.flatMap((one) => one.trajectory.steps);
  const entropyOf = (head: Head) =>
    mean(decisions.filter((one) => one.head === head).map((one) => entropy(old, one)));
  return {
    step: learner.step,
    level,
    reward: mean(rollouts.map((one) => one.reward)) ?? 0,
    accuracy: accuracyByMasks(rollouts),
    entropy: { order: entropyOf('order'), query: entropyOf('query'), fill: entropyOf('fill') },
    queryWords: mean(steps.flatMap((step) => writtenWords(step, 'search'))) ?? 0,
    fillWords: mean(steps.flatMap((step) => writtenWords(step, 'fill'))) ?? 0,
    sampled,
    withSignal: all.filter((group) => group.rollouts.some((one) => one.advantage !== 0)).length,
    learntFrom: groups.length,
    rollouts: rollouts.length,
    clipped,
    group: shown(groups[0] ?? all[0], old, learner.weights),
  };
}

function shown(group: Group | undefined, old: Weights, updated: Weights): ShownGroup | null {
  if (!group) return null;
  const { instance, rollouts } = group;
  return {
    ...shownTask(instance),
    rollouts: rollouts.map((one) => shownRollout(one, old, updated)),
  };
}

/** A masked passage for a reader. */
export function shownTask(instance: Instance): Omit<ShownGroup, 'rollouts'> {
  const { title, text, spans } = instance;
  return { title, parts: partsAround(text, spans), gold: goldTexts(instance) };
}

function shownRollout(
  { reward, advantage, trajectory, decisions }: Rollout,
  old: Weights,
  updated: Weights,
): ShownRollout {
  // A word that was left out is no news: there are dozens of them.
  const made = decisions.filter((one) => one.type === 'pick' || one.taken);
  return {
    reward,
    advantage,
    fills: trajectory.blanks.map(({ fill, right }) => ({ text: fill, right: right === true })),
    searches: trajectory.steps.filter(({ action }) => action.type === 'search').length,
    decisions: made.map((decision) => ({
      head: decision.head,
      about: decision.about,
      before: Math.exp(logProbability(old, decision)),
      after: Math.exp(logProbability(updated, decision)),
    })),
  };
}

export function accuracyByMasks(rollouts: readonly Pick<Rollout, 'trajectory'>[]): Accuracy {
  const found: Record<number, { masks: number; right: number }> = {};
  for (const { trajectory } of rollouts) {
    const { blanks } = trajectory;
    const own = found[blanks.length] ?? { masks: 0, right: 0 };
    const right = blanks.filter((blank) => blank.right).length;
    found[blanks.length] = { masks: own.masks + blanks.length, right: own.right + right };
  }
  return found;
}

function writtenWords({ action }: Step, type: 'search' | 'fill'): number[] {
  if (action.type === 'search' && type === 'search') return [words(action.query).length];
  if (action.type !== 'fill' || type !== 'fill' || action.text === null) return [];
  return [words(action.text).length];
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
