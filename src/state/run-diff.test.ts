import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { run } from '#core/run.fixture.ts';
import { diffRuns, type Side, type Sided } from './run-diff.ts';

const trajectory = run.map(foldRun);

describe('the difference of two runs', () => {
  it('is none between a run and itself', () => {
    fc.assert(
      fc.property(trajectory, (a) => {
        for (const { isSame, searches } of diffRuns(a, a)) {
          expect(isSame).toBe(true);
          for (const { words, hits } of searches) {
            expect([...words, ...hits].every(({ side }) => side === 'both')).toBe(true);
          }
        }
      }),
    );
  });

  it('turned round is the same with sides exchanged', () => {
    const turned: Record<Side, Side> = { a: 'b', b: 'a', both: 'both' };
    const set = (items: readonly Sided[]) =>
      new Set(items.map(({ text, side }) => `${side} ${text}`));
    fc.assert(
      fc.property(fc.tuple(trajectory, trajectory), ([a, b]) => {
        if (a.blanks.length !== b.blanks.length) return;
        const there = diffRuns(a, b);
        const back = diffRuns(b, a);
        for (const [index, { searches }] of there.entries()) {
          for (const [nth, search] of searches.entries()) {
            const mirrored = back[index]?.searches[nth]?.words ?? [];
            const exchanged = mirrored.map(({ text, side }) => ({ text, side: turned[side] }));
            expect(set(search.words)).toEqual(set(exchanged));
          }
        }
      }),
    );
  });
});
