import { describe, expect, it } from 'vitest';
import type { Policy } from '#core/rollout/policy.ts';
import { createAppStore } from './create-app-store.ts';
import { fakePorts } from './ports.fixture.ts';

const link = '#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=ex';
const exercise = {
  ...{ id: 'ex', kind: 'ramp', title: 'Curie', text: 'Born in Warsaw.' },
  spans: [{ start: 8, end: 14 }],
};
const files = { 'exercises/en.json': JSON.stringify([exercise]) };

/** Searches once, and then never decides. */
const stuck: Policy = {
  id: 'baseline',
  async *act({ steps }) {
    if (steps.length > 0) await new Promise(() => {});
    yield { type: 'decision', text: '<search><mask1> born </search>', tokens: 0 };
  },
};

describe('a reload in the middle of a run', () => {
  it('finds every event of it again, ended as interrupted', async () => {
    const ports = fakePorts(files, { policyOf: async () => stuck });
    ports.hash = link;
    const store = createAppStore(ports);
    await store.start();
    void store.actions.runLive();
    await expect.poll(() => store.getState().run.events.length).toBe(3);
    const { events } = store.getState().run;
    const reloaded = createAppStore(ports);
    await reloaded.start();
    const { run, playhead } = reloaded.getState();
    expect(run.events.slice(0, -1)).toEqual(events);
    expect(run.events.at(-1)).toEqual({ type: 'run-finished', reason: 'interrupted' });
    expect(run).toMatchObject({ made: 'live', status: 'ended' });
    expect(playhead.playing).toBe(false);
  });

  it('does not bring the run to another passage', async () => {
    const ports = fakePorts(files, { policyOf: async () => stuck });
    ports.hash = link;
    const store = createAppStore(ports);
    await store.start();
    void store.actions.runLive();
    await expect.poll(() => store.getState().run.events.length).toBe(3);
    ports.hash = link.replace('seed=1', 'seed=2');
    const other = createAppStore(ports);
    await other.start();
    expect(other.getState().run.events).toEqual([]);
  });
});
