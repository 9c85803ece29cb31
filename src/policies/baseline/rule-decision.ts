/** A decision of the rules, with the runners-up of its fill. */
import type { Decision } from '#core/actions/action.ts';
import type { Alternative } from '#core/rollout/event.ts';

export type RuleDecision = Decision & {
  readonly alternatives?: readonly Alternative[] | undefined;
};

/** Scores of the best candidates as shares of one, by softmax: rules have no probabilities. */
export function shares(
  candidates: readonly { readonly text: string; readonly score: number }[],
): Alternative[] {
  const top = candidates.slice(0, 4);
  const best = top[0]?.score ?? 0;
  const weights = top.map(({ score }) => Math.exp(score - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return top.map(({ text }, index) => ({ text, probability: (weights[index] ?? 0) / total }));
}
