/** An evaluation store on fake ports: a page with two exercises, reports made at once, storage in memory. */
import type { RunEvent } from '#core/rollout/event.ts';
import { makeReports } from '#eval/make-reports.ts';
import type { StoredEvaluation, StoredEvaluations, StoredRun } from '#runs/stored-evaluations.ts';
import type { Ports } from '../ports.ts';
import { started } from '../started.fixture.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';
import { evaluationStore } from './evaluation-store.ts';

export function memoryEvaluations(): StoredEvaluations {
  const evaluations = new Map<string, StoredEvaluation>();
  const runs = new Map<string, StoredRun[]>();
  const of = (id: string) => runs.get(id) ?? [];
  return {
    list: async () => [...evaluations.values()].sort((a, b) => b.started - a.started),
    begin: async (evaluation) => {
      evaluations.set(evaluation.id, evaluation);
    },
    keep: async (id, added) => {
      runs.set(id, [...of(id), ...added]);
    },
    outcomes: async (id) => of(id),
    events: async (id, policyId, itemId): Promise<readonly RunEvent[] | null> =>
      of(id).find((run) => run.policyId === policyId && run.outcome.id === itemId)?.events ?? null,
    remove: async (id) => {
      evaluations.delete(id);
      runs.delete(id);
    },
  };
}

const exercise = (id: string, hidden: string) => {
  const text = `Marie Curie was born in ${hidden} long ago.`;
  return {
    id,
    kind: 'ramp',
    title: 'Marie Curie',
    text,
    spans: [{ start: 24, end: 24 + hidden.length }],
  } as const;
};

export const exercises = [exercise('right', 'Warsaw'), exercise('wrong', 'Paris')];

export async function evaluating(
  stored: StoredEvaluations = memoryEvaluations(),
  changed: Partial<Ports> = {},
  changedOwn: Partial<EvaluationPorts> = {},
) {
  let today = 1000;
  const page = await started({
    wait: (_, callback) => {
      callback();
      return () => {};
    },
    readFile: async (path) => {
      if (path === 'exercises/en.json') return JSON.stringify(exercises);
      throw new Error(`${path}: 404`);
    },
    ...changed,
  });
  const store = evaluationStore(page.store, {
    sample: async (_, { n }) => exercises.slice(0, n),
    reports: async (request) => makeReports(request),
    stored,
    today: () => {
      today += 1;
      return today;
    },
    ...changedOwn,
  });
  return { page, stored, store, get: store.getState, actions: store.actions };
}
