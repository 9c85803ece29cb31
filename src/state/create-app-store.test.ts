import { describe, expect, it, vi } from 'vitest';
import { createAppStore } from './create-app-store.ts';
import { fakePorts } from './ports.fixture.ts';
import { sceneOf } from './scene.ts';
import { files, started } from './started.fixture.ts';

describe('a first visit', () => {
  it('plays the recorded run without opening a corpus', async () => {
    const { ports, get } = await started();
    expect(get().playhead.playing).toBe(true);
    for (let frame = 0; frame < 400; frame += 1) ports.pass(200);
    const { run, playhead, corpora } = get();
    expect(sceneOf(run.events, playhead).trajectory.reward?.total).toBe(1);
    expect(playhead.playing).toBe(false);
    expect(corpora.en.status).toBe('idle');
    expect(ports.hash).toBe('');
  });

  it('shows the run of the other language when the language changes', async () => {
    const { get, actions } = await started();
    actions.setLanguage('zh');
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(get().subject?.task.language).toBe('zh');
  });

  it('says so when the recorded run is damaged', async () => {
    const ports = fakePorts({ 'runs/first.en.jsonl': '{' });
    const store = createAppStore(ports);
    await store.start();
    expect(store.getState().problem).toEqual({ type: 'recorded-run' });
  });
});

describe('links', () => {
  it('restore the exercise and the policy', async () => {
    const first = await started();
    const [exercise, ...others] = await first.actions.loadExercises('en');
    expect(others).toEqual([]);
    if (exercise) first.actions.stageExercise(exercise);
    first.actions.setPolicy('rag:baseline');
    const ports = fakePorts(files);
    ports.hash = first.ports.hash;
    const store = createAppStore(ports);
    await store.start();
    expect(store.getState()).toMatchObject({
      policyId: 'rag:baseline',
      subject: first.get().subject,
      problem: null,
    });
  });

  it.each([
    ['#v=1&nonsense', { type: 'link', reason: 'broken' }],
    ['#v=7', { type: 'link', reason: 'newer-version' }],
    [
      '#v=1&corpus=bundled-en&policy=gpt&seed=1&hits=3&exercise=ex-1',
      { type: 'unknown-policy', id: 'gpt' },
    ],
    [
      '#v=1&corpus=mars&policy=baseline&seed=1&hits=3&exercise=ex-1',
      { type: 'unknown-corpus', id: 'mars' },
    ],
    [
      '#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=nope',
      { type: 'unknown-exercise', id: 'nope' },
    ],
  ])('that can not be followed, such as %s, say why and show something', async (hash, problem) => {
    const ports = fakePorts(files);
    ports.hash = hash;
    const store = createAppStore(ports);
    await store.start();
    expect(store.getState().problem).toEqual(problem);
    expect(store.getState().subject).not.toBeNull();
  });

  it('leave nothing to run while what they ask for is on its way; the last of two wins', async () => {
    let release = () => {};
    const open = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { ports, get, actions } = await started({
      readFile: async (path) => {
        if (path.startsWith('exercises/')) await open;
        return files[path] ?? '';
      },
    });
    const link = '#v=1&corpus=bundled-en&policy=baseline&seed=1&hits=3&exercise=';
    ports.link.open(`${link}nope`);
    await actions.runLive();
    expect(get()).toMatchObject({ subject: null, run: { status: 'empty' } });
    ports.link.open(`${link}ex-1`);
    release();
    await new Promise((resolve) => setTimeout(resolve));
    expect(get()).toMatchObject({ problem: null, subject: { origin: { id: 'ex-1' } } });
    expect(ports.hash).toBe(`${link}ex-1`);
  });

  it('are copied even for the first recorded run', async () => {
    const { ports, actions } = await started();
    await actions.copyLink();
    expect(ports.copied[0]).toMatch(/^#v=1&corpus=bundled-en/u);
  });
});

describe('a text of one’s own', () => {
  it('is masked after a pause in typing, and toggled by clicks', async () => {
    const { ports, get, actions } = await started();
    actions.openBuilder();
    actions.editDraft({ text: 'Curie was born in Warsaw' });
    expect(get().preview.status).toBe('working');
    ports.pass(300);
    await new Promise((resolve) => setTimeout(resolve));
    expect(get().preview).toMatchObject({ masked: { spans: [{ start: 0, end: 4 }] } });
    actions.toggleAt(0);
    actions.toggleAt(18);
    expect(get().preview).toMatchObject({ masked: { spans: [{ start: 18, end: 24 }] } });
    actions.stageDraft();
    expect(get().subject?.task).toMatchObject({ gold: [['Warsaw']] });
  });

  it('survives a reload', async () => {
    const { ports, actions } = await started();
    actions.openBuilder();
    actions.editDraft({ text: 'Half a sentence', masks: 3 });
    const again = createAppStore(ports);
    expect(again.getState().draft).toMatchObject({ text: 'Half a sentence', masks: 3 });
  });

  it('is not lost when the passage on the stage is edited', async () => {
    const { get, actions } = await started();
    actions.openBuilder();
    actions.editDraft({ text: 'My own words stay here' });
    actions.closePanel();
    actions.editSubject();
    actions.editDraft({ seed: 9 });
    actions.closePanel();
    actions.openBuilder();
    expect(get().draft.text).toBe('My own words stay here');
  });

  it.each([
    ['one [mask]', 'no-context'],
    ['[mask] [mask] stood side by side', 'adjacent-masks'],
    ['a mask in[mask]side of a word', 'mask-inside-word'],
    ['x'.repeat(2001), 'too-long'],
    ['too short', 'no-context'],
  ])('refuses %s with %s', async (text, type) => {
    const { get, actions } = await started();
    actions.openBuilder();
    actions.editDraft({ text });
    expect(get().preview).toMatchObject({ status: 'refused', problem: { type } });
    expect(get().draft.text).toBe(text);
  });

  it('with masks written by hand has no gold', async () => {
    const { get, actions } = await started();
    actions.openBuilder();
    actions.editDraft({ text: 'Curie was born in [mask] in 1867' });
    actions.stageDraft();
    await actions.runLive();
    expect(get().subject?.task.gold).toBeUndefined();
    expect(get().run.events.some((event) => event.type === 'reward')).toBe(false);
  });
});

describe('documents', () => {
  it('open, lead to others, and back', async () => {
    const { get, actions } = await started();
    await actions.showDocument('en', 'curie', 'curie#0');
    expect(get().panel).toMatchObject({ passageId: 'curie#0', page: { status: 'ready' } });
    await actions.followLink('Warsaw');
    expect(get().panel).toMatchObject({
      page: { status: 'failed', problem: { type: 'unknown-document', name: 'Warsaw' } },
    });
    await actions.backToDocument();
    expect(get().panel).toMatchObject({ trail: ['curie'], page: { status: 'ready' } });
  });
});

describe('screens', () => {
  it('keep the run on the stage, which waits', async () => {
    const { get, actions, ports } = await started();
    const { subject, run } = get();
    actions.goTo('settings');
    expect(get().route).toEqual({ screen: 'settings', rest: '' });
    expect(get().playhead.playing).toBe(false);
    ports.link.open('');
    await Promise.resolve();
    expect(get()).toMatchObject({ route: { screen: 'fill' }, subject });
    expect(get().run).toBe(run);
  });

  it('give the stage back its own address', async () => {
    const { get, actions, ports } = await started();
    const [exercise] = await actions.loadExercises('en');
    if (exercise) actions.stageExercise(exercise);
    const address = ports.hash;
    actions.goTo('settings');
    expect(ports.hash).toBe('#/settings');
    actions.goTo('fill');
    await new Promise((resolve) => setTimeout(resolve));
    expect(ports.hash).toBe(address);
    expect(get().subject?.task.id).toBe('ex-1');
  });

  it('take turns on the stage, and find a run as it was left', async () => {
    const { get, actions, ports } = await started();
    const { subject, run } = get();
    actions.goTo('ask');
    await vi.waitFor(() => expect(get().subject?.task.view.kind).toBe('question'));
    expect(get().run).toMatchObject({ made: 'recorded' });
    const [question] = await actions.loadQuestions('en');
    if (question) actions.stageQuestion(question);
    expect(ports.hash).toContain('question=q-1');
    await actions.runLive();
    const { run: answered } = get();
    ports.link.open('');
    await vi.waitFor(() => expect(get().subject).toBe(subject));
    expect(get().run).toEqual(run);
    actions.goTo('ask');
    await vi.waitFor(() => expect(get().run).toEqual(answered));
  });

  it('leave the address alone while something is staged behind them', async () => {
    const { actions, ports } = await started();
    actions.goTo('settings');
    const [exercise] = await actions.loadExercises('en');
    if (exercise) actions.stageExercise(exercise);
    expect(ports.hash).toBe('#/settings');
  });

  it('open by their address, with what follows the name', async () => {
    const ports = fakePorts(files);
    ports.hash = '#/learn/3';
    const store = createAppStore(ports);
    await store.start();
    expect(store.getState().route).toEqual({ screen: 'learn', rest: '/3' });
    expect(store.getState().subject).toBeNull();
    store.actions.goTo('fill');
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.getState().subject?.origin.type).toBe('recorded');
  });
});
