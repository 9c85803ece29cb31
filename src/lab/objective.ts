/**
 * DAPO's objective (equation 8) over decisions in place of tokens:
 *
 *   J = 1/n  sum over decisions of  min(r A, clip(r, 1 - low, 1 + high) A)        r = p(decision) / p_old(decision)
 *
 * The sum runs over all decisions of all rollouts of the step, so that each decision counts the same however long
 * its rollout is ("token-level loss").
 */
import { addLogGradient, type Decision, logProbability } from './policy/decision.ts';
import type { Weights } from './policy/parameters.ts';

/** A decision as it was made, with the log-probability it was made with and its rollout's advantage. */
export type Weighed = {
  readonly decision: Decision;
  readonly oldLogProbability: number;
  readonly advantage: number;
};

export type Clip = { readonly clipLow: number; readonly clipHigh: number };

export function objective(weights: Weights, weighed: readonly Weighed[], clip: Clip): number {
  return (
    weighed.reduce((sum, one) => {
      const ratio = ratioOf(weights, one);
      const clipped = Math.min(Math.max(ratio, 1 - clip.clipLow), 1 + clip.clipHigh);
      return sum + Math.min(ratio * one.advantage, clipped * one.advantage);
    }, 0) / Math.max(1, weighed.length)
  );
}

export type Gradient = {
  readonly gradient: Float64Array;
  /** Share of the decisions that the clip kept from moving any further, in [0, 1]. */
  readonly clipped: number;
};

/** The gradient of the objective in the weights. */
export function objectiveGradient(
  weights: Weights,
  weighed: readonly Weighed[],
  clip: Clip,
): Gradient {
  const gradient = new Float64Array(weights.length);
  let clipped = 0;
  for (const one of weighed) {
    const { decision, advantage } = one;
    if (advantage === 0) continue;
    const ratio = ratioOf(weights, one);
    const isClipped = advantage > 0 ? ratio > 1 + clip.clipHigh : ratio < 1 - clip.clipLow;
    if (isClipped) clipped += 1;
    else addLogGradient(weights, decision, (ratio * advantage) / weighed.length, gradient);
  }
  return { gradient, clipped: clipped / Math.max(1, weighed.length) };
}

function ratioOf(weights: Weights, { decision, oldLogProbability }: Weighed): number {
  return Math.exp(logProbability(weights, decision) - oldLogProbability);
}
