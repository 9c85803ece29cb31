import { describe, expect, it } from 'vitest';
import type { Policy } from '#core/rollout/policy.ts';
import { createAppStore } from './create-app-store.ts';
import { fakePorts } from './ports.fixture.ts';
import { ProblemError } from './problem.ts';
import { files, started } from './started.fixture.ts';

describe('a live run', () => {
  it('runs to its reward, and can be played again', async () => {
    const { get, actions } = await started();
    await actions.runLive();
    expect(get().run).toMatchObject({ made: 'live', status: 'ended' });
    expect(get().run.events.at(-1)).toMatchObject({ type: 'run-finished', reason: 'answered' });
    actions.toEnd();
    expect(get().playhead.cursor).toBe(get().run.events.length);
    actions.togglePlaying();
    expect(get().playhead).toMatchObject({ cursor: 0, playing: true });
  });

  it('that is left at its end while it grows stays at its end', async () => {
    const { store, get, actions } = await started();
    const unsubscribe = store.subscribe(({ run }) => {
      if (run.status !== 'running' || run.events.length !== 2) return;
      unsubscribe();
      actions.toEnd();
    });
    await actions.runLive();
    expect(get().playhead).toMatchObject({ cursor: get().run.events.length, playing: false });
  });

  it('keeps what is on the stage when the corpus is damaged', async () => {
    const problem = { type: 'corpus', kind: 'damaged', file: 'documents-000.bin' } as const;
    const { get, actions } = await started({
      openCorpus: async () => {
        throw new ProblemError(problem);
      },
    });
    const before = get().run.events;
    await actions.runLive();
    expect(get().problem).toEqual(problem);
    expect(get().run).toMatchObject({ status: 'ended', events: before });
  });

  it('stops when another passage takes the stage', async () => {
    let release = () => {};
    const opened = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = fakePorts(files);
    const ports = fakePorts(files, {
      openCorpus: async (...request) => {
        await opened;
        return slow.openCorpus(...request);
      },
    });
    const store = createAppStore(ports);
    await store.start();
    const running = store.actions.runLive();
    const [exercise] = await store.actions.loadExercises('en');
    if (exercise) store.actions.stageExercise(exercise);
    release();
    await running;
    expect(store.getState().run).toMatchObject({ status: 'empty', events: [] });
  });
});

describe('a run that takes its time', () => {
  /** Fills the first blank, then hangs until it is aborted, as a model may. */
  const slow: Policy = {
    id: 'baseline',
    async *act({ steps }) {
      if (steps.length === 0) {
        yield { type: 'decision', text: '<fill><mask1> Warsaw </fill>', tokens: 3 };
        return;
      }
      yield { type: 'delta', text: 'Let me think' };
      await new Promise(() => {});
    },
  };

  it('is stopped, ends as interrupted and stays on screen', async () => {
    const { ports, store, get, actions } = await started({ policyOf: async () => slow });
    const running = actions.runLive();
    await new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe(({ run }) => {
        if (run.events.length < 2) return;
        unsubscribe();
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve));
    ports.pass(16);
    expect(get().run).toMatchObject({ status: 'running', streaming: 'Let me think' });
    actions.stopRun();
    await running;
    expect(get().run).toMatchObject({ made: 'live', status: 'ended', streaming: '' });
    expect(get().run.events.map(({ type }) => type)).toEqual([
      'run-started',
      'action',
      'run-finished',
    ]);
    expect(get().run.events.at(-1)).toMatchObject({ reason: 'interrupted' });
    expect(get().problem).toBeNull();
    ports.pass(16);
    expect(get().run.streaming).toBe('');
  });

  it('is stopped while the corpus is opened, and what stood on the stage stays', async () => {
    const { get, actions } = await started({ openCorpus: () => new Promise(() => {}) });
    const before = get().run.events;
    void actions.runLive();
    expect(get().run.status).toBe('opening');
    actions.stopRun();
    expect(get().run).toMatchObject({ made: 'recorded', status: 'ended', events: before });
  });

  it('can not be stopped when there is none', async () => {
    const { get, actions } = await started();
    const { run } = get();
    actions.stopRun();
    expect(get().run).toBe(run);
  });
});
