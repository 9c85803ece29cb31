import { describe, expect, it } from 'vitest';
import { createAppStore } from './create-app-store.ts';
import { fakePorts } from './ports.fixture.ts';
import { files, read, started } from './started.fixture.ts';

describe('another language', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('leaves a live run on the stage', async () => {
    const { get, actions } = await started();
    await actions.runLive();
    const { run } = get();
    actions.setLanguage('zh');
    await settled();
    expect(get().run).toBe(run);
  });

  it('and back at once shows the run of the last one, whichever file comes first', async () => {
    const { ports, get, actions } = await started({
      readFile: async (path) => {
        if (path.includes('.en.')) await settled();
        return read(path.replace('runs/', ''));
      },
    });
    expect(ports.hash).toBe('');
    actions.setLanguage('zh');
    actions.setLanguage('en');
    await settled();
    await settled();
    expect(get().subject?.task.language).toBe('en');
    expect(get().playhead.playing).toBe(true);
  });

  it('is shown even when it is chosen before the first run has come', async () => {
    const ports = fakePorts(files);
    const store = createAppStore(ports);
    const starting = store.start();
    store.actions.setLanguage('zh');
    await starting;
    await settled();
    expect(store.getState().subject?.task.language).toBe('zh');
  });
});

describe('what can not be fetched', () => {
  it('as code of a sheet, closes the sheet and says so', async () => {
    const { get, actions } = await started();
    actions.openPicker();
    actions.failPanel();
    expect(get()).toMatchObject({ panel: null, problem: { type: 'page-part' } });
  });

  it('as list of recorded runs, is tried again the next time', async () => {
    let isOnline = false;
    const { get, actions } = await started({
      readFile: async (path) => {
        if (path === 'runs/index.json' && !isOnline) throw new Error('offline');
        return read(path.replace('runs/', ''));
      },
    });
    await actions.loadRecordedRuns();
    expect(get().recordedRuns.status).toBe('failed');
    isOnline = true;
    await actions.loadRecordedRuns();
    expect(get().recordedRuns.status).toBe('ready');
  });

  it('in time, does not take the stage from what was chosen after it', async () => {
    let release = () => {};
    const opened = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { get, actions } = await started({
      maskText: async ({ text }) => {
        await opened;
        return { text, salient: [], candidates: [], spans: [{ start: 0, end: 4 }] };
      },
    });
    const staging = actions.stageDocument('en', 'curie', 1, 1);
    const [exercise] = await actions.loadExercises('en');
    if (exercise) actions.stageExercise(exercise);
    release();
    await staging;
    expect(get().subject?.origin).toEqual({ type: 'exercise', id: 'ex-1' });
  });
});
