/** The evaluation in the page: chosen, played, kept, gone on with after a reload. Made when its screen opens. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { EvalReport } from '#eval/report.ts';
import { evalProgress } from '#eval/time-left.ts';
import type { StoredRun } from '#runs/stored-evaluations.ts';
import type { AppStore } from '../create-app-store.ts';
import { problemOf } from '../problem.ts';
import { type EvaluationChoice, firstChoice, type StoredEvaluation, withholdOf } from './choice.ts';
import { evaluationItems } from './evaluation-items.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import type { EvaluationProblem, EvaluationState } from './evaluation-state.ts';
import { keeper } from './keeper.ts';
import { playEvaluation } from './play-evaluation.ts';
import { type TrainingLines, trainingLines } from './training-lines.ts';

export type EvaluationActions = {
  readonly choose: (change: Partial<EvaluationChoice>) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  /** Goes on where an evaluation was stopped, by hand or by a reload. */
  readonly goOn: () => Promise<void>;
  readonly show: (evaluation: StoredEvaluation) => Promise<void>;
  readonly remove: (evaluation: StoredEvaluation) => Promise<void>;
  /** Shows the newest evaluation that this browser keeps. */
  readonly restore: () => Promise<void>;
  /** Plays a run of the shown evaluation on the stage. */
  readonly openRun: (policyId: string, itemId: string) => Promise<void>;
  /** The whole result: the reports of `masksearch eval --json`. */
  readonly wholeReports: () => Promise<readonly EvalReport[]>;
  /** The runs of the shown evaluation that are right, as training data. */
  readonly rightRuns: () => Promise<TrainingLines>;
};

export type EvaluationStore = Pick<StoreApi<EvaluationState>, 'getState' | 'subscribe'> & {
  readonly actions: EvaluationActions;
};

/** Between two looks at the results so far, in milliseconds. */
const reportEvery = 1500;
const showEvery = 200;
/** A policy whose first runs all fail is broken. */
const failuresToStop = 3;

export function evaluationStore(app: AppStore, ports: EvaluationPorts): EvaluationStore {
  const { now, wait, policyOf, environment } = app.context.ports;
  const store = createStore<EvaluationState>(() => ({
    choice: firstChoice(app.getState().preferences.language),
    ...{ status: 'empty', shown: null, progress: null, reports: [], earlier: [], problem: null },
  }));
  const { getState: get, setState: set } = store;
  let current = new AbortController();
  let outcomes = new Map<string, Map<string, RunOutcome>>();
  const fail = (problem: EvaluationProblem) => set({ problem });
  const kept = keeper(ports.stored, () => fail({ type: 'not-kept' }));

  const add = (policyId: string, outcome: RunOutcome) => {
    const own = outcomes.get(policyId) ?? new Map<string, RunOutcome>();
    outcomes.set(policyId, own.set(outcome.id, outcome));
  };
  const doneOf = ({ choice, items }: StoredEvaluation) => ({
    done: choice.policies.reduce((sum, id) => sum + (outcomes.get(id)?.size ?? 0), 0),
    total: choice.policies.length * items.length,
  });

  const reportsOf = async (evaluation: StoredEvaluation, compare: boolean) => {
    const { suite, policies, seed } = evaluation.choice;
    const inOrder = (id: string) =>
      evaluation.items.flatMap((item) => outcomes.get(id)?.get(item.id) ?? []);
    const whole = policies.map((policy) => ({ policy, outcomes: inOrder(policy) }));
    const described = { suite, seed, corpusId: evaluation.corpusId, withhold: withholdOf(suite) };
    const reports = await ports.reports({
      ...described,
      hits: defaultSettings.hits,
      policies: whole.filter((own) => own.outcomes.length > 0),
      compare,
    });
    return { reports, whole };
  };
  /** Shows the results so far, unless something else is shown by the time they are there. */
  const report = async (evaluation: StoredEvaluation, compare: boolean) => {
    const { reports } = await reportsOf(evaluation, compare);
    if (get().shown === evaluation) set({ reports });
  };

  const refreshEarlier = async () => {
    const all = await kept.list();
    set({ earlier: all.filter(({ id }) => id !== get().shown?.id) });
  };

  const play = async (evaluation: StoredEvaluation, signal: AbortSignal) => {
    const policies: Policy[] = [];
    for (const id of evaluation.choice.policies) {
      const policy = await policyOf(id);
      if (!policy) throw new Unplayable({ type: 'unknown-policy', id });
      // Counted under the name that was chosen, whatever the policy calls itself.
      policies.push({ ...policy, id });
    }
    const corpus = await app.actions.openCorpus(evaluation.choice.language);
    if (!corpus) throw new Unplayable(corpusProblem(app, evaluation.choice));
    if (signal.aborted) return;
    const began = now();
    const resumed = doneOf(evaluation).done;
    let shownAt = began;
    let reportedAt = began;
    let isReporting = false;
    set({ status: 'running' });
    const request = {
      ...{ evaluation, policies, signal, done: outcomes, clock: now },
      environment: environment(evaluation.corpusId),
      breathe: () => new Promise<void>((resolve) => void wait(0, resolve)),
    };
    for await (const run of playEvaluation(request)) {
      // What comes after a stop belongs to nothing that is shown.
      if (signal.aborted) return;
      add(run.policyId, run.outcome);
      kept.add(evaluation.id, run);
      throwIfBroken(run, outcomes);
      if (now() - shownAt > showEvery) {
        shownAt = now();
        const { done, total } = doneOf(evaluation);
        set({ progress: evalProgress(done, total, resumed, (now() - began) / 1000) });
      }
      if (!isReporting && now() - reportedAt > reportEvery) {
        isReporting = true;
        void report(evaluation, false).finally(() => {
          isReporting = false;
          reportedAt = now();
        });
      }
    }
  };

  /** Whatever happens, what was measured stands and can be gone on with. */
  const run = async (evaluation: StoredEvaluation) => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const { problem } = get();
    const lasting = problem?.type === 'not-kept' ? problem : null;
    set({ shown: evaluation, status: 'preparing', problem: lasting });
    try {
      await play(evaluation, signal);
    } catch (error) {
      if (!signal.aborted) {
        fail(error instanceof Unplayable ? error.problem : problemOf(error));
      }
    }
    await kept.flush();
    if (get().shown !== evaluation) return;
    const { done, total } = doneOf(evaluation);
    const isDone = done === total;
    set({ progress: { done, total, secondsEach: null, secondsLeft: null } });
    await report(evaluation, isDone);
    // Said to be finished when its figures are those of all runs.
    if (get().shown === evaluation) set({ status: isDone ? 'done' : 'stopped' });
  };

  const show: EvaluationActions['show'] = async (evaluation) => {
    current.abort();
    const rows = await kept.outcomes(evaluation.id);
    outcomes = new Map();
    for (const { policyId, outcome } of rows) add(policyId, outcome);
    const { done, total } = doneOf(evaluation);
    const isDone = done === total;
    set({
      shown: evaluation,
      choice: evaluation.choice,
      status: isDone ? 'done' : 'stopped',
      progress: { done, total, secondsEach: null, secondsLeft: null },
      reports: [],
      problem: null,
    });
    await refreshEarlier();
    if (done > 0) await report(evaluation, isDone);
  };

  /** Once for each visit: what is deleted or begun later stays as it is. */
  let restored: Promise<void> | null = null;
  const restore = async () => {
    if (get().status !== 'empty') return;
    set({ status: 'restoring' });
    const [newest] = await kept.list();
    if (get().status !== 'restoring') return;
    if (newest) await show(newest);
    else set({ status: 'empty' });
  };

  const prepare = async (choice: EvaluationChoice, signal: AbortSignal) => {
    const corpus = await app.actions.openCorpus(choice.language);
    if (!corpus) throw new Unplayable(corpusProblem(app, choice));
    const onProgress = (done: number, total: number) =>
      set({ progress: { done, total, secondsEach: null, secondsLeft: null } });
    const items = await evaluationItems(choice, corpus.id, app, ports, onProgress, signal);
    if (items.length === 0) throw new Unplayable({ type: 'no-items' });
    const started = ports.today();
    return { id: `${started}`, choice, corpusId: corpus.id, items, started };
  };

  return {
    getState: get,
    subscribe: store.subscribe,
    actions: {
      choose: (change) => set({ choice: { ...get().choice, ...change } }),
      start: async () => {
        current.abort();
        current = new AbortController();
        const { signal } = current;
        outcomes = new Map();
        const before = { shown: null, reports: [], progress: null, problem: null };
        set({ ...before, status: 'preparing' });
        await refreshEarlier();
        try {
          const evaluation = await prepare(get().choice, signal);
          if (signal.aborted) return;
          await kept.begin(evaluation);
          await run(evaluation);
        } catch (error) {
          if (signal.aborted) return;
          set({ status: 'empty', progress: null });
          fail(error instanceof Unplayable ? error.problem : problemOf(error));
        }
      },
      stop: () => {
        current.abort();
        // While it is being prepared there is nothing to keep yet.
        if (get().shown === null) set({ status: 'empty', progress: null });
      },
      goOn: async () => {
        const { shown } = get();
        if (shown) await run(shown);
      },
      show,
      remove: async (evaluation) => {
        await kept.remove(evaluation.id);
        if (get().shown?.id === evaluation.id) {
          current.abort();
          outcomes = new Map();
          set({ shown: null, status: 'empty', progress: null, reports: [], problem: null });
        }
        await refreshEarlier();
      },
      restore: () => {
        restored ??= restore();
        return restored;
      },
      openRun: async (policyId, itemId) => {
        const { shown } = get();
        const events = shown && (await kept.events(shown.id, policyId, itemId));
        if (!events) return fail({ type: 'recorded-run' });
        app.actions.stageEvents(events, { type: 'evaluation' });
        app.actions.goTo('fill');
      },
      rightRuns: async () => {
        const { shown } = get();
        const keys = [...outcomes].flatMap(([policyId, own]) =>
          [...own.keys()].map((itemId) => [policyId, itemId] as const),
        );
        const runs = await Promise.all(
          keys.map(([policyId, itemId]) => shown && kept.events(shown.id, policyId, itemId)),
        );
        return trainingLines(runs.filter((events) => events !== null));
      },
      wholeReports: async () => {
        const { shown } = get();
        if (!shown) return [];
        const { reports, whole } = await reportsOf(shown, true);
        return reports.map((own) => ({
          ...own,
          outcomes: whole.find(({ policy }) => policy === own.policy)?.outcomes ?? [],
        }));
      },
    },
  };
}

class Unplayable extends Error {
  readonly problem: EvaluationProblem;
  constructor(problem: EvaluationProblem) {
    super(problem.type);
    this.problem = problem;
  }
}

function corpusProblem(app: AppStore, { language }: EvaluationChoice): EvaluationProblem {
  const load = app.getState().corpora[language];
  return load.status === 'failed' ? load.problem : { type: 'worker' };
}

function throwIfBroken(
  { policyId, outcome }: StoredRun,
  outcomes: ReadonlyMap<string, ReadonlyMap<string, RunOutcome>>,
): void {
  const own = [...(outcomes.get(policyId)?.values() ?? [])];
  if (own.length !== failuresToStop || own.some(({ ended }) => ended !== 'failed')) return;
  throw new Unplayable({ type: 'policy-fails', id: policyId, message: outcome.message ?? '' });
}
