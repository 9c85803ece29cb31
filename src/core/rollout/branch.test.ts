import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../run.fixture.ts';
import { branchPrefix, type Change } from './branch.ts';
import { foldRun } from './trajectory.ts';

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    type: fc.constant('query' as const),
    at: fc.nat(8),
    query: fc.string({ minLength: 1 }),
  }),
  fc.record({ type: fc.constant('fill' as const), at: fc.nat(8), text: fc.option(fc.string()) }),
  fc.record({
    type: fc.constant('withhold' as const),
    at: fc.nat(8),
    documentId: fc.string(),
    title: fc.string(),
  }),
);

describe('a branch', () => {
  it('keeps every step before the change, ends at it, and has no later one', () => {
    fc.assert(
      fc.property(run, change, (events, wish) => {
        const prefix = branchPrefix(events, wish);
        if (prefix === null) return;
        const before = foldRun(events);
        const after = foldRun(prefix);
        expect(after.steps).toHaveLength(wish.at + 1);
        expect(after.steps.slice(0, wish.at)).toEqual(before.steps.slice(0, wish.at));
        expect(after.finished).toBeNull();
        expect(after.reward).toBeNull();
      }),
    );
  });

  it('says what was changed by hand, and nothing else', () => {
    fc.assert(
      fc.property(run, change, (events, wish) => {
        const steps = foldRun(branchPrefix(events, wish) ?? []).steps;
        for (const [index, step] of steps.entries()) {
          expect(step.byHand === true).toBe(index === wish.at && wish.type !== 'withhold');
        }
      }),
    );
  });
});
