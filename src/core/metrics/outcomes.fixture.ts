/** Outcomes as evaluations bring them, for laws about summaries and comparisons. */
import fc from 'fast-check';
import type { BlankOutcome, RunOutcome } from './run-outcome.ts';

const blank = fc
  .record({
    exact: fc.boolean(),
    partial: fc.double({ min: 0, max: 1, noNaN: true }),
    evidence: fc.boolean(),
    oracle: fc.boolean(),
  })
  .map(
    ({ exact, partial, evidence, oracle }): BlankOutcome => ({
      ...{ exact, evidence, oracle, recall: exact ? 1 : partial, f1: exact ? 1 : partial },
      ...{ fill: 'x', gold: 'y', cause: exact ? null : 'not-found' },
    }),
  );

const played = fc.record({
  wellFormed: fc.boolean(),
  searches: fc.nat(6),
  seconds: fc.double({ min: 0, max: 20, noNaN: true }),
});

/** Two policies on the same items: as many blanks, other results. */
export const twoPolicies = fc
  .array(
    fc.integer({ min: 1, max: 4 }).chain((masks) => {
      const own = fc.array(blank, { minLength: masks, maxLength: masks });
      const run = fc.tuple(own, played).map(([blanks, rest]) => ({ blanks, ...rest }));
      return fc.tuple(run, run);
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((pairs) => ({
    a: pairs.map(([run], at): RunOutcome => ({ id: `i${at}`, ...run })),
    b: pairs.map(([, run], at): RunOutcome => ({ id: `i${at}`, ...run })),
  }));

export const someOutcomes = twoPolicies.map(({ a }) => a);
