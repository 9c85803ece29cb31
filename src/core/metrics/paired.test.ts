import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { twoPolicies } from './outcomes.fixture.ts';
import { comparePaired } from './paired.ts';
import { metricNames } from './ratios.ts';
import type { RunOutcome } from './run-outcome.ts';
import { metricsOf } from './summary.ts';

/** One mask an instance, right with the given chance. */
function outcomes(count: number, isRight: (at: number) => boolean): RunOutcome[] {
  return Array.from({ length: count }, (_, at) => {
    const exact = isRight(at);
    const scores = { exact, recall: Number(exact), f1: Number(exact), evidence: true };
    const blanks = [
      { ...scores, fill: 'x', gold: 'y', cause: exact ? null : ('declined' as const) },
    ];
    return { id: `i${at}`, blanks, wellFormed: true, searches: 1, seconds: 1 };
  });
}

describe('two policies in pairs', () => {
  it('the difference is that of the two reports, and its interval holds it or touches it', () => {
    fc.assert(
      fc.property(twoPolicies, ({ a, b }) => {
        const { n, metrics } = comparePaired(a, b);
        expect(n).toBe(a.length);
        const [one, other] = [metricsOf(a), metricsOf(b)];
        for (const name of metricNames) {
          const { difference, p } = metrics[name];
          const [first, second] = [one[name], other[name]];
          if (first === null || second === null) expect(difference).toBeNull();
          else expect(difference).toBeCloseTo(first - second, 9);
          if (p !== null) expect(p > 0 && p <= 1).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('the other way round the sign turns and p stays', () => {
    fc.assert(
      fc.property(twoPolicies, ({ a, b }) => {
        const [there, back] = [comparePaired(a, b), comparePaired(b, a)];
        for (const name of metricNames) {
          const [one, other] = [there.metrics[name], back.metrics[name]];
          if (one.difference === null || other.difference === null) continue;
          expect(one.difference).toBeCloseTo(-other.difference, 9);
          expect(one.p).toBeCloseTo(other.p ?? 2, 9);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('a policy against itself: no difference, p = 1', () => {
    fc.assert(
      fc.property(twoPolicies, ({ a }) => {
        const { difference, ci95, p } = comparePaired(a, a).metrics.exactMatch;
        expect({ difference, ci95, p }).toEqual({ difference: 0, ci95: [0, 0], p: 1 });
      }),
      { numRuns: 8 },
    );
  });

  it('gives the p value of the sign test where that is known', () => {
    // 10 instances differ, all for A: the two-sided sign test gives 2 / 2^10 = 0.00195.
    const a = outcomes(30, (at) => at < 10);
    const b = outcomes(30, () => false);
    const { p } = comparePaired(a, b).metrics.exactMatch;
    expect(p).toBeLessThan(0.006);
    // 4 of 5 for A: 2 (1 + 5) / 2^5 = 0.375.
    const weak = comparePaired(
      outcomes(30, (at) => at < 4),
      outcomes(30, (at) => at === 4),
    );
    expect(Math.abs((weak.metrics.exactMatch.p ?? 0) - 0.375)).toBeLessThan(0.05);
  });

  it('calls no difference significant more often than it says, when there is none', {
    timeout: 30_000,
  }, () => {
    const random = seededRandom(5);
    const trials = 25;
    let called = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const a = outcomes(40, () => random() < 0.4);
      const b = outcomes(40, () => random() < 0.4);
      if ((comparePaired(a, b, trial).metrics.exactMatch.p ?? 1) <= 0.05) called += 1;
    }
    // 25 trials at 5 %: more than 6 has a chance below 0.1 %.
    expect(called).toBeLessThanOrEqual(6);
  });

  it('counts only what both have played', () => {
    const a = outcomes(10, () => true);
    expect(comparePaired(a, a.slice(3)).n).toBe(7);
    const nothing = comparePaired(a, []);
    expect(nothing.n).toBe(0);
    expect(nothing.metrics.exactMatch).toEqual({ difference: null, ci95: null, p: null });
  });
});
