/**
 * Evaluations in the browser's database, so that a reload loses nothing:
 *
 *   evaluations  id                       what is evaluated, with its items
 *   outcomes     [id, policy, item]       a row for each run that is done: small, all are read to show the table
 *   events       [id, policy, item]       the run itself: read when somebody opens it
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import type { Language } from '#core/text/language.ts';

export const suites = ['ramp-exercises', 'ramp-open', 'ramp-withheld', 'questions'] as const;
export type Suite = (typeof suites)[number];

/** What somebody chose to measure. */
export type EvaluationChoice = {
  readonly suite: Suite;
  readonly language: Language;
  readonly policies: readonly string[];
  readonly n: number;
  readonly seed: number;
};

export type StoredEvaluation = {
  readonly id: string;
  readonly choice: EvaluationChoice;
  readonly corpusId: string;
  readonly items: readonly (Instance | Question)[];
  /** Milliseconds since 1970. */
  readonly started: number;
};

export type StoredRun = {
  readonly policyId: string;
  readonly outcome: RunOutcome;
  readonly events: readonly RunEvent[];
};

export type StoredEvaluations = {
  /** Newest first. */
  readonly list: () => Promise<readonly StoredEvaluation[]>;
  readonly begin: (evaluation: StoredEvaluation) => Promise<void>;
  readonly keep: (id: string, runs: readonly StoredRun[]) => Promise<void>;
  readonly outcomes: (
    id: string,
  ) => Promise<readonly { readonly policyId: string; readonly outcome: RunOutcome }[]>;
  readonly events: (
    id: string,
    policyId: string,
    itemId: string,
  ) => Promise<readonly RunEvent[] | null>;
  readonly remove: (id: string) => Promise<void>;
};

type Key = [id: string, policyId: string, itemId: string];

type Schema = DBSchema & {
  evaluations: { key: string; value: StoredEvaluation };
  outcomes: { key: Key; value: { readonly policyId: string; readonly outcome: RunOutcome } };
  events: { key: Key; value: readonly RunEvent[] };
};

/** Rejects where the browser refuses a database; the evaluation then goes on without being kept. */
export function storedEvaluations(name = 'masksearch-evaluations'): StoredEvaluations {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('evaluations', { keyPath: 'id' });
        fresh.createObjectStore('outcomes');
        fresh.createObjectStore('events');
      },
      // Closed from outside, as when the visitor clears the site's data: the next use opens it again.
      terminated: () => {
        opened = null;
      },
    });
    return opened;
  };
  /** All keys that begin with the id: an array is greater than any string. */
  const allOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
  return {
    list: async () =>
      (await (await database()).getAll('evaluations')).sort((a, b) => b.started - a.started),
    begin: async (evaluation) => {
      await (await database()).put('evaluations', evaluation);
    },
    keep: async (id, runs) => {
      const transaction = (await database()).transaction(['outcomes', 'events'], 'readwrite');
      const outcomes = transaction.objectStore('outcomes');
      const events = transaction.objectStore('events');
      await Promise.all([
        ...runs.flatMap(({ policyId, outcome, events: own }) => {
          const key: Key = [id, policyId, outcome.id];
          return [outcomes.put({ policyId, outcome }, key), events.put(own, key)];
        }),
        transaction.done,
      ]);
    },
    outcomes: async (id) => (await database()).getAll('outcomes', allOf(id)),
    events: async (id, policyId, itemId) =>
      (await (await database()).get('events', [id, policyId, itemId])) ?? null,
    remove: async (id) => {
      const all = ['evaluations', 'outcomes', 'events'] as const;
      const transaction = (await database()).transaction(all, 'readwrite');
      await Promise.all([
        transaction.objectStore('evaluations').delete(id),
        transaction.objectStore('outcomes').delete(allOf(id)),
        transaction.objectStore('events').delete(allOf(id)),
        transaction.done,
      ]);
    },
  };
}
