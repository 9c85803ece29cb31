/** Runs side by side: several policies on one task, or one run and what becomes of it after a change. */
import { branchPrefix, type Change } from '#core/rollout/branch.ts';
import type { RunEvent, RunSettings } from '#core/rollout/event.ts';
import { type Comparison, isBundled, type Lane, type Subject } from './app-state.ts';
import type { Context } from './context.ts';
import type { CorpusActions } from './corpus-actions.ts';
import type { EngineActions } from './engine-actions.ts';
import type { LinkActions } from './link-actions.ts';
import { restAt } from './playhead.ts';
import { problemOf } from './problem.ts';
import { readRecorded, recordedOf } from './recorded-runs.ts';
import type { RunActions } from './run-actions.ts';

export const maxLanes = 4;

export type ComparisonActions = {
  /**
   * Runs the policies, at most four, on what stands on the stage, one after the other; or first takes the runs that were
   * recorded of them.
   */
  readonly comparePolicies: (
    policyIds: readonly string[],
    from?: 'recorded' | 'live',
  ) => Promise<void>;
  /** Changes a step of the run on the stage, lets its policy go on, and shows both on the Compare screen. */
  readonly branch: (change: Change) => Promise<void>;
  readonly stopComparing: () => void;
  /** Puts one of the runs on the stage, at its end. */
  readonly watchLane: (index: number) => void;
};

export function comparisonActions(
  { get, set, ports }: Context,
  { openCorpus }: CorpusActions,
  { putUp, takeDown }: RunActions,
  { goTo }: LinkActions,
  { openEngine }: EngineActions,
): ComparisonActions {
  let current = new AbortController();

  const change = (changed: Partial<Comparison>) => {
    const { comparison } = get();
    if (comparison) set({ comparison: { ...comparison, ...changed } });
  };
  const changeLane = (index: number, changed: Partial<Lane>) => {
    const { comparison } = get();
    if (!comparison) return;
    const lanes = comparison.lanes.map((lane, at) =>
      at === index ? { ...lane, ...changed } : lane,
    );
    change({ lanes });
  };

  /** Runs every lane that has not ended; all events of a lane appear as they come. */
  const runLanes = async (subject: Subject, lanes: readonly Lane[], settings: RunSettings) => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    set({ comparison: { subject, status: 'opening', lanes }, problem: null });
    try {
      if (lanes.every(({ status }) => status === 'ended')) return change({ status: 'ended' });
      const corpus = await openCorpus(subject.task.language);
      if (signal.aborted) return;
      if (!corpus) {
        const load = get().corpora[subject.task.language];
        if (load.status === 'failed') set({ problem: load.problem });
        return change({ status: 'failed' });
      }
      change({ status: 'running' });
      for (const [index, lane] of lanes.entries()) {
        if (lane.status === 'ended') continue;
        const ran = await runLane(index, lane, subject, corpus.id, settings, signal);
        if (signal.aborted) return;
        if (!ran) return change({ status: 'failed' });
      }
      change({ status: 'ended' });
    } catch (error) {
      if (signal.aborted) return;
      set({ problem: problemOf(error) });
      change({ status: 'failed' });
    }
  };

  const runLane = async (
    index: number,
    { policyId, events: prefix }: Lane,
    { task, seed }: Subject,
    corpusId: string,
    settings: RunSettings,
    signal: AbortSignal,
  ): Promise<boolean> => {
    changeLane(index, { status: 'running' });
    if (isBundled(policyId)) await openEngine();
    const policy = await ports.policyOf(policyId);
    if (!policy) {
      set({ problem: { type: 'unknown-policy', id: policyId } });
      return false;
    }
    const options = {
      runId: `${policyId}/${task.id}/${seed}`,
      seed,
      clock: ports.now,
      signal,
      prefix: prefix.length > 0 ? prefix : undefined,
    };
    const { rollout } = await import('#core/rollout/rollout.ts');
    let events: readonly RunEvent[] = [];
    for await (const event of rollout(
      task,
      policy,
      ports.environment(corpusId),
      settings,
      options,
    )) {
      if (signal.aborted) return false;
      if (event.type === 'delta') continue;
      events = [...events, event];
      if (events.length > prefix.length) changeLane(index, { events });
      if (event.type === 'run-finished' && event.reason === 'failed') {
        set({ problem: { type: 'run-failed', message: event.message ?? '' } });
      }
    }
    changeLane(index, { status: 'ended' });
    return true;
  };

  return {
    comparePolicies: async (policyIds, from = 'live') => {
      const { subject, settings } = get();
      if (!subject) return;
      const recorded = from === 'recorded' ? recordedOf(get()) : [];
      const lanes = await Promise.all(
        policyIds.slice(0, maxLanes).map(async (policyId): Promise<Lane> => {
          const entry = recorded.find(({ policy }) => policy === policyId);
          const events = entry && (await readRecorded(ports.readFile, entry, settings.hits));
          return events
            ? { policyId, status: 'ended', made: 'recorded', events, change: null }
            : { policyId, status: 'waiting', made: 'live', events: [], change: null };
        }),
      );
      if (get().subject === subject) await runLanes(subject, lanes, settings);
    },
    branch: async (wish) => {
      const { subject, run } = get();
      const prefix = branchPrefix(run.events, wish);
      const started = prefix?.[0];
      if (!subject || !prefix || started?.type !== 'run-started') return;
      const { policyId, settings } = started;
      const lanes: Lane[] = [
        { policyId, status: 'ended', made: run.made, events: run.events, change: null },
        { policyId, status: 'waiting', made: 'live', events: prefix, change: wish },
      ];
      set({ panel: null });
      goTo('compare');
      await runLanes(subject, lanes, settings);
    },
    stopComparing: () => {
      current.abort();
      const { comparison } = get();
      if (!comparison) return;
      const lanes = comparison.lanes.map((lane) => ({ ...lane, status: 'ended' as const }));
      change({ status: 'ended', lanes });
    },
    watchLane: (index) => {
      const { comparison } = get();
      const lane = comparison?.lanes[index];
      if (!comparison || !lane || lane.events.length === 0) return;
      takeDown();
      const { events } = lane;
      putUp({
        subject: comparison.subject,
        run: { made: lane.made, status: 'ended', events, streaming: '' },
        playhead: restAt(events, events.length),
      });
      goTo(comparison.subject.task.view.kind === 'question' ? 'ask' : 'fill');
    },
  };
}
