import { describe, expect, it } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { files, started } from './started.fixture.ts';

async function withRun() {
  const made = await started();
  await made.actions.runLive();
  return made;
}

describe('a comparison', () => {
  it('runs each policy to its end, one after the other', async () => {
    const { get, actions } = await started();
    await actions.comparePolicies(['baseline', 'baseline']);
    const { comparison } = get();
    expect(comparison).toMatchObject({ status: 'ended' });
    expect(comparison?.lanes.map(({ status }) => status)).toEqual(['ended', 'ended']);
    const ends = comparison?.lanes.map(({ events }) => foldRun(events).finished?.reason);
    expect(ends).toEqual(['answered', 'answered']);
  });

  it('begins with the runs that were recorded, and needs neither model nor encyclopedia', async () => {
    const { get, actions } = await started({
      openCorpus: async () => Promise.reject(new Error('offline')),
    });
    await actions.loadRecordedRuns();
    await actions.comparePolicies(['closed-book:bundled', 'bundled'], 'recorded');
    const { comparison, problem } = get();
    expect(problem).toBeNull();
    expect(comparison?.status).toBe('ended');
    expect(comparison?.lanes.map(({ made }) => made)).toEqual(['recorded', 'recorded']);
    const [closed, open] = comparison?.lanes.map(({ events }) => foldRun(events)) ?? [];
    expect(closed?.steps.some(({ action }) => action.type === 'search')).toBe(false);
    expect(open?.reward?.parts.exactMatch).toBe(1);
  });

  it('runs what was not recorded, or with another number of hits', async () => {
    const { get, actions } = await started({
      readFile: async (path) =>
        (new Map(Object.entries(files)).get(path) ?? '').replace('"hits":3,', '"hits":5,'),
    });
    await actions.loadRecordedRuns();
    await actions.comparePolicies(['baseline'], 'recorded');
    expect(get().comparison?.lanes.map(({ made }) => made)).toEqual(['live']);
  });

  it('says which policy is not there, and keeps what ran before', async () => {
    const { get, actions } = await started();
    await actions.comparePolicies(['baseline', 'nobody']);
    expect(get().problem).toEqual({ type: 'unknown-policy', id: 'nobody' });
    expect(get().comparison?.status).toBe('failed');
    expect(get().comparison?.lanes[0]?.status).toBe('ended');
  });

  it('takes four runs at the most', async () => {
    const { get, actions } = await started();
    await actions.comparePolicies(['a', 'b', 'c', 'd', 'e']);
    expect(get().comparison?.lanes).toHaveLength(4);
  });

  it('gives a run back to the stage', async () => {
    const { get, actions } = await started();
    await actions.comparePolicies(['baseline']);
    const events = get().comparison?.lanes[0]?.events;
    actions.goTo('compare');
    actions.watchLane(0);
    expect(get().run.events).toEqual(events);
    expect(get().route.screen).toBe('fill');
  });
});

describe('a branch', () => {
  it('goes on from another query, beside the run as it was', async () => {
    const { get, actions } = await withRun();
    const before = get().run.events;
    await actions.branch({ type: 'query', at: 0, query: 'other words' });
    const [was, is] = get().comparison?.lanes ?? [];
    expect(get().route.screen).toBe('compare');
    expect(was?.events).toBe(before);
    const trajectory = foldRun(is?.events ?? []);
    expect(trajectory.steps[0]?.action).toMatchObject({ type: 'search', query: 'other words' });
    expect(trajectory.steps[0]?.byHand).toBe(true);
    expect(trajectory.finished?.reason).toBe('answered');
  });

  it('hides a document from the search on', async () => {
    const asked: (readonly string[])[] = [];
    const { get, actions } = await started({
      environment: (corpusId) => ({
        corpusId,
        search: async ({ withhold }) => {
          asked.push(withhold);
          return [];
        },
      }),
    });
    await actions.runLive();
    await actions.branch({ type: 'withhold', at: 0, documentId: 'curie', title: 'Marie Curie' });
    expect(asked).toEqual([[], ['curie']]);
    expect(foldRun(get().comparison?.lanes[1]?.events ?? []).started?.settings.withhold).toEqual([
      'curie',
    ]);
  });

  it('changes nothing when the step can not be changed so', async () => {
    const { get, actions } = await withRun();
    await actions.branch({ type: 'query', at: 99, query: 'x' });
    expect(get().comparison).toBeNull();
  });
});
