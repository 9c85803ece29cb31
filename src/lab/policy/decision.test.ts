import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLogGradient,
  chanceToTake,
  type Decision,
  draw,
  entropy,
  logProbability,
  probabilities,
} from './decision.ts';
import type { Features } from './parameters.ts';

const size = 12;
const weights = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size, maxLength: size })
  .map((list) => Float64Array.from(list));
const features: fc.Arbitrary<Features> = fc
  .uniqueArray(fc.nat(size - 1), { maxLength: 6 })
  .chain((indexes) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: indexes.length,
        maxLength: indexes.length,
      })
      .map((values) => ({ indexes, values })),
  );
const pick = fc
  .array(features, { minLength: 2, maxLength: 9 })
  .chain((options) => fc.nat(options.length - 1).map((picked) => ({ options, picked })))
  .map((found): Decision => ({ type: 'pick', head: 'fill', about: '', ...found }));
const take = fc
  .record({ features, offset: fc.double({ min: -2, max: 2, noNaN: true }), taken: fc.boolean() })
  .map((found): Decision => ({ type: 'take', head: 'query', about: '', ...found }));
const decision = fc.oneof(pick, take);

describe('decisions', () => {
  it('have probabilities that sum to one', () => {
    fc.assert(
      fc.property(weights, fc.array(features, { minLength: 1 }), (w, options) => {
        const chances = probabilities(w, options);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...chances)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('have the log-probability of their probability', () => {
    fc.assert(
      fc.property(weights, pick, take, (w, picked, taken) => {
        if (picked.type !== 'pick' || taken.type !== 'take') return;
        const chance = probabilities(w, picked.options)[picked.picked] ?? 0;
        expect(Math.exp(logProbability(w, picked))).toBeCloseTo(chance, 9);
        const yes = chanceToTake(w, taken.features, taken.offset);
        expect(Math.exp(logProbability(w, taken))).toBeCloseTo(taken.taken ? yes : 1 - yes, 9);
      }),
    );
  });

  it('have the gradient that finite differences give', () => {
    const step = 1e-5;
    fc.assert(
      fc.property(weights, decision, (w, one) => {
        const gradient = new Float64Array(size);
        addLogGradient(w, one, 1, gradient);
        for (let at = 0; at < size; at += 1) {
          const nudged = (by: number) => {
            const copy = Float64Array.from(w);
            copy[at] = (copy[at] ?? 0) + by;
            return logProbability(copy, one);
          };
          const slope = (nudged(step) - nudged(-step)) / (2 * step);
          expect(gradient[at]).toBeCloseTo(slope, 6);
        }
      }),
    );
  });

  it('have an entropy between none and that of pure chance', () => {
    fc.assert(
      fc.property(weights, decision, (w, one) => {
        const options = one.type === 'pick' ? one.options.length : 2;
        expect(entropy(w, one)).toBeGreaterThanOrEqual(-1e-12);
        expect(entropy(w, one)).toBeLessThanOrEqual(Math.log(options) + 1e-9);
      }),
    );
    const fair: Decision = {
      type: 'pick',
      head: 'fill',
      about: '',
      picked: 0,
      options: Array.from({ length: 8 }, () => ({ indexes: [], values: [] })),
    };
    expect(entropy(new Float64Array(size), fair)).toBeCloseTo(Math.log(8), 12);
  });

  it('are drawn by their chances, and one is always drawn', () => {
    expect(draw([0.2, 0.3, 0.5], () => 0.1)).toBe(0);
    expect(draw([0.2, 0.3, 0.5], () => 0.4)).toBe(1);
    expect(draw([0.2, 0.3, 0.5], () => 0.999)).toBe(2);
    expect(draw([0.2, 0.3, 0.4999999], () => 0.99999999)).toBe(2);
  });
});
