/** Adam (Kingma and Ba, 2015) as gradient ascent: the steps are of about one size whatever the gradient's is. */
import type { Weights } from './policy/parameters.ts';

export type Adam = {
  readonly steps: number;
  readonly mean: Float64Array;
  readonly square: Float64Array;
};

const meanDecay = 0.9;
const squareDecay = 0.99;
const tiny = 1e-8;

export function freshAdam(size: number): Adam {
  return { steps: 0, mean: new Float64Array(size), square: new Float64Array(size) };
}

/** The weights and the optimiser after one step uphill; neither argument is changed. */
export function ascend(
  weights: Weights,
  gradient: Float64Array,
  { steps: before, mean, square }: Adam,
  learningRate: number,
): { readonly weights: Weights; readonly adam: Adam } {
  const steps = before + 1;
  const nextMean = mean.map(
    (value, at) => meanDecay * value + (1 - meanDecay) * (gradient[at] ?? 0),
  );
  const nextSquare = square.map(
    (value, at) => squareDecay * value + (1 - squareDecay) * (gradient[at] ?? 0) ** 2,
  );
  const meanScale = 1 / (1 - meanDecay ** steps);
  const squareScale = 1 / (1 - squareDecay ** steps);
  const moved = weights.map((weight, at) => {
    const size = Math.sqrt((nextSquare[at] ?? 0) * squareScale) + tiny;
    return weight + (learningRate * (nextMean[at] ?? 0) * meanScale) / size;
  });
  return { weights: moved, adam: { steps, mean: nextMean, square: nextSquare } };
}
