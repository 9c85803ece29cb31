/**
 * The decisions of the Lab's policy, with exact log-probabilities, entropies and gradients.
 *
 *   pick   one of n options      p_i = softmax(w . x_i)
 *   take   a word or not         p   = sigmoid(w . x + offset)
 */
import { assertNever } from '#core/assert-never.ts';
import type { Random } from '#core/random.ts';
import { type Features, type Head, scoreOf, type Weights } from './parameters.ts';

export type Pick = {
  readonly type: 'pick';
  readonly head: Head;
  readonly options: readonly Features[];
  readonly picked: number;
  /** What was picked, for a reader. */
  readonly about: string;
};

export type Take = {
  readonly type: 'take';
  readonly head: Head;
  readonly features: Features;
  /** Added to the score: log-odds that the untrained policy begins with. */
  readonly offset: number;
  readonly taken: boolean;
  readonly about: string;
};

export type Decision = Pick | Take;

/** Probabilities of the options, in order; they sum to 1. */
export function probabilities(weights: Weights, options: readonly Features[]): number[] {
  const scores = options.map((option) => scoreOf(weights, option));
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}

/** Probability that the word is taken. */
export function chanceToTake(weights: Weights, features: Features, offset: number): number {
  return 1 / (1 + Math.exp(-scoreOf(weights, features) - offset));
}

/** Log-probability of what was decided, in nats. */
export function logProbability(weights: Weights, decision: Decision): number {
  switch (decision.type) {
    case 'pick': {
      const scores = decision.options.map((option) => scoreOf(weights, option));
      return (scores[decision.picked] as number) - logSumExp(scores);
    }
    case 'take': {
      const score = scoreOf(weights, decision.features) + decision.offset;
      return -softplus(decision.taken ? -score : score);
    }
    default:
      return assertNever(decision);
  }
}

/** Entropy of the decision's distribution, in nats. */
export function entropy(weights: Weights, decision: Decision): number {
  const chances =
    decision.type === 'pick'
      ? probabilities(weights, decision.options)
      : twoSided(chanceToTake(weights, decision.features, decision.offset));
  return -chances.reduce((sum, chance) => sum + (chance > 0 ? chance * Math.log(chance) : 0), 0);
}

/** Adds `scale` times the gradient of the log-probability to `gradient`. */
export function addLogGradient(
  weights: Weights,
  decision: Decision,
  scale: number,
  gradient: Float64Array,
): void {
  if (decision.type === 'take') {
    const { features, offset, taken } = decision;
    add(features, scale * (Number(taken) - chanceToTake(weights, features, offset)), gradient);
    return;
  }
  const chances = probabilities(weights, decision.options);
  for (const [index, option] of decision.options.entries()) {
    add(option, scale * (Number(index === decision.picked) - (chances[index] ?? 0)), gradient);
  }
}

/** An index drawn with the given chances. */
export function draw(chances: readonly number[], random: Random): number {
  let ticket = random();
  const found = chances.findIndex((chance) => {
    ticket -= chance;
    return ticket < 0;
  });
  return found < 0 ? chances.length - 1 : found;
}

function add({ indexes, values }: Features, scale: number, gradient: Float64Array): void {
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at] as number;
    gradient[index] = (gradient[index] as number) + scale * (values[at] as number);
  }
}

function twoSided(chance: number): number[] {
  return [chance, 1 - chance];
}

function logSumExp(scores: readonly number[]): number {
  const highest = Math.max(...scores);
  return highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
