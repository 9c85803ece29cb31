/** Runs: playing a recorded one, and rolling a policy out live. */
import type { RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { emptyRun, isBundled, type RunState, type Subject } from './app-state.ts';
import type { Context } from './context.ts';
import type { CorpusActions } from './corpus-actions.ts';
import type { EngineActions } from './engine-actions.ts';
import { keepSpeed } from './models/measured-speed.ts';
import type { PlaybackActions } from './playback-actions.ts';
import { atRest, isAtEnd, type Playhead, restAt } from './playhead.ts';
import { problemOf } from './problem.ts';
import { isStage, routeOfTask } from './route.ts';
import { searchedId } from './source-actions.ts';

export type RunActions = {
  readonly runLive: () => Promise<void>;
  /** Ends the run that is being computed; what it has done so far stays on the stage. */
  readonly stopRun: () => void;
  /** Puts a passage on the stage, with the events of a recorded run or none. */
  readonly stage: (subject: Subject, recorded?: readonly RunEvent[]) => void;
  /** Takes down what stands on the stage, to be put up again as it was left; null when nothing does. */
  readonly takeDown: () => Scenery | null;
  readonly putUp: (scenery: Scenery) => void;
};

/** All that a run on the stage is. */
export type Scenery = {
  readonly subject: Subject;
  readonly run: RunState;
  readonly playhead: Playhead;
};

export function runActions(
  { get, set, ports }: Context,
  { openCorpus }: CorpusActions,
  { openEngine }: EngineActions,
  { pause, replay }: PlaybackActions,
): RunActions {
  /** The run under way; aborted when another begins or another passage is put on the stage. */
  let current = new AbortController();

  const change = (changed: Partial<RunState>) => set({ run: { ...get().run, ...changed } });

  /** Whoever has jumped to the end of a run that still grows stays at its end. */
  const append = (event: RunEvent) => {
    const { run, playhead } = get();
    const isWaiting = !playhead.playing && isAtEnd(run.events, playhead);
    const events = [...run.events, event];
    change({ events, streaming: '' });
    if (isWaiting) set({ playhead: restAt(events, events.length) });
  };

  const begin = () => {
    current.abort();
    current = new AbortController();
    return current.signal;
  };

  const stage: RunActions['stage'] = (subject, recorded) => {
    begin();
    pause();
    const { route, lesson } = get();
    const waits = lesson.guessFirst && subject.task.gold !== undefined;
    set({
      subject,
      route: isStage(route) ? routeOfTask(subject.task) : route,
      problem: null,
      playhead: atRest,
      lesson: { ...lesson, guesses: null, heldBack: waits ? (recorded ?? null) : null },
      run:
        recorded && !waits
          ? { made: 'recorded', status: 'ended', events: recorded, streaming: '' }
          : emptyRun,
    });
    if (recorded && !waits && isStage(get().route)) replay();
  };

  const takeDown = () => {
    begin();
    pause();
    const { subject, run, playhead } = get();
    if (!subject) return null;
    set({ subject: null, run: emptyRun, playhead: atRest, problem: null });
    const isCut = run.status === 'running';
    const interrupted = { type: 'run-finished', reason: 'interrupted' } as const;
    const events = isCut ? [...run.events, interrupted] : run.events;
    const status = events.length > 0 ? 'ended' : 'empty';
    return { subject, run: { ...run, events, status, streaming: '' }, playhead } as const;
  };

  /** The status of what stands on the stage when no run is under way. */
  const atEase = () => (get().run.events.length > 0 ? 'ended' : 'empty');

  const stopRun = () => {
    const { status } = get().run;
    if (status === 'opening') {
      begin();
      change({ status: atEase() });
    }
    // The loop itself ends such a run as interrupted, so that its events stay complete.
    if (status === 'running') current.abort();
  };

  const runLive = async () => {
    const { subject, policyId, run } = get();
    if (!subject) return;
    const signal = begin();
    set({ problem: null, run: { ...run, status: 'opening', streaming: '' } });
    const back = atEase();
    try {
      const corpus = await openCorpus(subject.task.language);
      if (corpus && isBundled(policyId) && !signal.aborted) await openEngine();
      const policy = await ports.policyOf(policyId);
      if (signal.aborted) return;
      if (!corpus || !policy) {
        const load = get().corpora[subject.task.language];
        if (!policy) set({ problem: { type: 'unknown-policy', id: policyId } });
        else if (load.status === 'failed') set({ problem: load.problem });
        return change({ status: back });
      }
      set({ run: { ...emptyRun, status: 'running' }, playhead: atRest });
      replay();
      await record(subject, policy, searchedId(corpus.id, subject.task.language, get()), signal);
    } catch (error) {
      if (!signal.aborted) {
        set({ problem: problemOf(error) });
        change({ status: back });
      }
    }
  };

  const record = async (
    { task, seed }: Subject,
    policy: Policy,
    corpusId: string,
    signal: AbortSignal,
  ) => {
    const runId = `${policy.id}/${task.id}/${seed}`;
    const options = { runId, seed, clock: ports.now, signal };
    const environment = ports.environment(corpusId);
    const { rollout } = await import('#core/rollout/rollout.ts');
    let streamed = '';
    let isFlushing = false;
    for await (const event of rollout(task, policy, environment, get().settings, options)) {
      // Another run has taken the stage.
      if (current.signal !== signal) return;
      if (event.type === 'delta') {
        streamed += event.text;
        if (isFlushing) continue;
        isFlushing = true;
        ports.frame(() => {
          isFlushing = false;
          if (current.signal === signal && !signal.aborted) change({ streaming: streamed });
        });
        continue;
      }
      streamed = '';
      append(event);
      if (event.type === 'run-finished') {
        change({ status: 'ended' });
        keepSpeed(ports, get().run.events);
        if (event.reason === 'failed') {
          set({ problem: { type: 'run-failed', message: event.message ?? '' } });
        }
      }
    }
  };

  return { runLive, stopRun, stage, takeDown, putUp: (scenery) => set(scenery) };
}
