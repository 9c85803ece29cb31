import { describe, expect, it } from 'vitest';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { secondStage } from './second-stage.ts';
import { started } from './started.fixture.ts';

const exercise = instanceOfMarked('one', 'Marie Curie', 'Born in [Warsaw].');

describe('a second stage', () => {
  it('runs a passage and leaves the page, its address and its storage as they are', async () => {
    const page = await started();
    const before = page.get();
    const stored = new Map(page.ports.stored);
    const { store } = secondStage(page.store);
    store.actions.stageExercise(exercise);
    store.actions.editDraft({ text: 'Another text of three words.' });
    await store.actions.runLive();
    expect(store.getState().run.events.at(-1)).toMatchObject({ reason: 'answered' });
    expect(page.get().subject).toBe(before.subject);
    expect(page.get().run).toBe(before.run);
    expect(page.get().draft).toBe(before.draft);
    expect(page.ports.stored).toEqual(stored);
    expect(page.ports.hash).toBe('');
  });

  it('opens a corpus once for both', async () => {
    let opened = 0;
    const page = await started();
    const { openCorpus } = page.ports;
    const counted = await started({
      openCorpus: (...request) => {
        opened += 1;
        return openCorpus(...request);
      },
    });
    const { store } = secondStage(counted.store);
    await store.actions.openCorpus('en');
    await counted.actions.openCorpus('en');
    expect(opened).toBe(1);
    expect(counted.get().corpora.en.status).toBe('ready');
  });

  it('follows the preferences of the page until it is left', async () => {
    const page = await started();
    const { store, follow } = secondStage(page.store);
    const leave = follow();
    page.actions.setLanguage('zh');
    expect(store.getState().preferences.language).toBe('zh');
    leave();
    page.actions.setLanguage('en');
    expect(store.getState().preferences.language).toBe('zh');
  });

  it('says why a corpus can not be opened', async () => {
    const problem = { type: 'corpus', kind: 'missing', file: 'index.bin' } as const;
    const { ProblemError } = await import('./problem.ts');
    const page = await started({ openCorpus: () => Promise.reject(new ProblemError(problem)) });
    const { store } = secondStage(page.store);
    store.actions.stageExercise(exercise);
    await store.actions.runLive();
    expect(store.getState().problem).toEqual(problem);
  });
});
