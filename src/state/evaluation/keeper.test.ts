import { expect, it } from 'vitest';
import type { StoredRun } from '#runs/stored-evaluations.ts';
import { memoryEvaluations } from './evaluation.fixture.ts';
import { keeper } from './keeper.ts';

const run = (id: string): StoredRun => ({
  policyId: 'p',
  outcome: { id, blanks: [], wellFormed: true, searches: 0, seconds: 0 },
  events: [],
});

it('a run is kept at once, and those that come meanwhile together', async () => {
  const written: string[][] = [];
  let finish = () => {};
  const stored = {
    ...memoryEvaluations(),
    keep: (_: string, runs: readonly StoredRun[]) => {
      written.push(runs.map(({ outcome }) => outcome.id));
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
  };
  const kept = keeper(stored, () => {});
  kept.add('e', run('a'));
  expect(written).toEqual([['a']]);
  for (const id of ['b', 'c']) kept.add('e', run(id));
  const flushed = kept.flush();
  finish();
  await expect.poll(() => written).toEqual([['a'], ['b', 'c']]);
  finish();
  await flushed;
});
