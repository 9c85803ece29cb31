import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { type StoredEvaluation, storedEvaluations } from './stored-evaluations.ts';

const outcomeOf = (id: string): RunOutcome => ({
  ...{ id, blanks: [], wellFormed: true, searches: 1, seconds: 0.1 },
});
const evaluation = (id: string, started: number): StoredEvaluation => ({
  id,
  choice: { suite: 'ramp-exercises', language: 'en', policies: ['a', 'b'], n: 2, seed: 1 },
  corpusId: 'c',
  items: [],
  started,
});
const run = (policyId: string, item: string) => ({
  policyId,
  outcome: outcomeOf(item),
  events: [{ type: 'run-finished', reason: 'answered' } as const],
});

let names = 0;
const fresh = () => {
  names += 1;
  return storedEvaluations(`test-${names}`);
};

describe('stored evaluations', () => {
  it('gives back what was kept, the newest first', async () => {
    const stored = fresh();
    await stored.begin(evaluation('old', 1));
    await stored.begin(evaluation('new', 2));
    await stored.keep('old', [run('a', 'x'), run('b', 'x')]);
    await stored.keep('new', [run('a', 'y')]);
    expect((await stored.list()).map(({ id }) => id)).toEqual(['new', 'old']);
    const outcomes = await stored.outcomes('old');
    expect(outcomes.map(({ policyId, outcome }) => [policyId, outcome.id])).toEqual([
      ['a', 'x'],
      ['b', 'x'],
    ]);
    expect(await stored.events('old', 'b', 'x')).toEqual(run('b', 'x').events);
    expect(await stored.events('old', 'b', 'missing')).toBeNull();
  });

  it('does not mix evaluations whose ids begin alike', async () => {
    const stored = fresh();
    await stored.keep('1', [run('a', 'x')]);
    await stored.keep('10', [run('a', 'y')]);
    expect(await stored.outcomes('1')).toHaveLength(1);
  });

  it('keeps a run once, however often it is kept', async () => {
    const stored = fresh();
    await stored.keep('1', [run('a', 'x'), run('a', 'x')]);
    await stored.keep('1', [run('a', 'x')]);
    expect(await stored.outcomes('1')).toHaveLength(1);
  });

  it('removes all of an evaluation and nothing of another', async () => {
    const stored = fresh();
    await stored.begin(evaluation('1', 1));
    await stored.begin(evaluation('2', 2));
    await stored.keep('1', [run('a', 'x')]);
    await stored.keep('2', [run('a', 'x')]);
    await stored.remove('1');
    expect((await stored.list()).map(({ id }) => id)).toEqual(['2']);
    expect(await stored.outcomes('1')).toEqual([]);
    expect(await stored.events('1', 'a', 'x')).toBeNull();
    expect(await stored.outcomes('2')).toHaveLength(1);
  });
});
