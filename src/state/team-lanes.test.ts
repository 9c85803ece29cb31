import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { run } from '#core/run.fixture.ts';
import { lanes, laneTurns } from './team-lanes.ts';

test('every turn stands once, in order, in its agent’s lane, where its event has just been shown', () => {
  fc.assert(
    fc.property(run, (events) => {
      const turns = laneTurns(events);
      const steps = events.flatMap((event) => (event.type === 'action' ? (event.turns ?? []) : []));
      expect(turns.filter(({ lane }) => lane !== 'judge').map(({ said }) => said)).toEqual(steps);
      expect(turns.map(({ cursor }) => cursor)).toEqual(
        turns.map(({ cursor }) => cursor).toSorted((a, b) => a - b),
      );
      for (const { lane, cursor, said } of turns) {
        expect(lanes).toContain(lane);
        expect(said.agent).toBe(lane);
        const shown = foldRun(events.slice(0, cursor));
        const last = lane === 'judge' ? shown.reward?.judgement?.why : shown.steps.at(-1)?.turns;
        expect(last).toBeDefined();
      }
    }),
  );
});
