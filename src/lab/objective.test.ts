import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascend, freshAdam } from './adam.ts';
import { advantages, hasSignal } from './advantages.ts';
import { objective, objectiveGradient, type Weighed } from './objective.ts';
import { type Decision, logProbability } from './policy/decision.ts';
import type { Weights } from './policy/parameters.ts';

const size = 4;
const options = Array.from({ length: size }, (_, at) => ({ indexes: [at], values: [1] }));
const pick = (picked: number): Decision => ({
  type: 'pick',
  head: 'fill',
  about: '',
  options,
  picked,
});
const clip = { clipLow: 0.2, clipHigh: 0.28 };
const some = fc.double({ min: -1, max: 1, noNaN: true });
const weights = fc
  .array(some, { minLength: size, maxLength: size })
  .map((list) => Float64Array.from(list));

function weighed(old: Float64Array, picked: number, advantage: number): Weighed {
  const decision = pick(picked);
  return { decision, advantage, oldLogProbability: logProbability(old, decision) };
}

describe('advantages', () => {
  it('have mean 0 and deviation 1, and keep the order of the rewards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 }), (rewards) => {
        const found = advantages(rewards);
        expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
        const square = found.reduce((sum, value) => sum + value ** 2, 0) / found.length;
        expect(square).toBeCloseTo(new Set(rewards).size > 1 ? 1 : 0, 6);
        expect(hasSignal(rewards)).toBe(new Set(rewards).size > 1);
      }),
    );
  });

  it('do not change when every reward is scaled or moved', () => {
    const found = advantages([1, 2, 4]);
    for (const [at, value] of advantages([3, 4, 6]).entries())
      expect(value).toBeCloseTo(found[at] ?? 0, 9);
    for (const [at, value] of advantages([10, 20, 40]).entries())
      expect(value).toBeCloseTo(found[at] ?? 0, 9);
  });
});

describe('the objective', () => {
  it('has the gradient that finite differences give, away from the edge of the clip', () => {
    const step = 1e-6;
    fc.assert(
      fc.property(weights, weights, fc.nat(size - 1), some, (now, old, picked, advantage) => {
        const all = [weighed(old, picked, advantage), weighed(old, 0, -advantage)];
        const ratios = all.map((one) =>
          Math.exp(logProbability(now, one.decision) - one.oldLogProbability),
        );
        fc.pre(ratios.every((ratio) => Math.abs(ratio - 0.8) > 1e-3));
        fc.pre(ratios.every((ratio) => Math.abs(ratio - 1.28) > 1e-3));
        const { gradient } = objectiveGradient(now, all, clip);
        for (let at = 0; at < size; at += 1) {
          const nudged = (by: number) => {
            const copy = Float64Array.from(now);
            copy[at] = (copy[at] ?? 0) + by;
            return objective(copy, all, clip);
          };
          expect(gradient[at]).toBeCloseTo((nudged(step) - nudged(-step)) / (2 * step), 5);
        }
      }),
    );
  });

  it('stops raising what has risen by the upper clip, and only then', () => {
    const old = Float64Array.from([0, 0, 0, 0]);
    const rises = (clipHigh: number) =>
      objectiveGradient(Float64Array.from([0.4, 0, 0, 0]), [weighed(old, 0, 1)], {
        clipLow: 0.2,
        clipHigh,
      });
    // The ratio is 1.325.
    expect(rises(0.28).clipped).toBe(1);
    expect(rises(0.28).gradient.every((value) => value === 0)).toBe(true);
    expect(rises(0.4).clipped).toBe(0);
    expect(rises(0.4).gradient[0]).toBeGreaterThan(0);
  });

  it('weighs every decision the same, however many its rollout has', () => {
    const old = new Float64Array(size);
    const { gradient } = objectiveGradient(
      old,
      [weighed(old, 0, 1), weighed(old, 0, 1), weighed(old, 1, 1)],
      clip,
    );
    expect(gradient[0]).toBeCloseTo((2 * 0.75 - 0.25) / 3, 9);
  });

  it('climbs to the option that is rewarded', () => {
    let now: Weights = new Float64Array(size);
    let adam = freshAdam(size);
    for (let step = 0; step < 60; step += 1) {
      const all = [0, 1, 2, 3].map((picked) => weighed(now, picked, picked === 2 ? 3 : -1));
      const { gradient } = objectiveGradient(now, all, clip);
      ({ weights: now, adam } = ascend(now, gradient, adam, 0.1));
    }
    expect(Math.exp(logProbability(now, pick(2)))).toBeGreaterThan(0.9);
  });
});
