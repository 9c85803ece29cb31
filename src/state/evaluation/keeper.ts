/**
 * Keeps runs as they come: at once, or together where they come faster than they are written. Where the browser
 * refuses its database, runs are kept in memory: the evaluation goes on, and its reader is told once that a reload
 * will lose it.
 */
import type { StoredEvaluation, StoredEvaluations, StoredRun } from '#runs/stored-evaluations.ts';

export type Keeper = Omit<StoredEvaluations, 'keep'> & {
  readonly add: (id: string, run: StoredRun) => void;
  /** Resolves when everything added so far is kept. */
  readonly flush: () => Promise<void>;
};

export function keeper(stored: StoredEvaluations, onRefused: () => void): Keeper {
  const memory = new Map<string, { readonly evaluation: StoredEvaluation; runs: StoredRun[] }>();
  const waiting = new Map<string, StoredRun[]>();
  let writing: Promise<void> | null = null;
  let isRefused = false;

  const attempt = async <T>(work: () => Promise<T>, instead: () => T): Promise<T> => {
    if (isRefused) return instead();
    try {
      return await work();
    } catch {
      isRefused = true;
      onRefused();
      return instead();
    }
  };
  const writeAll = async () => {
    for (let [next] = waiting; next; [next] = waiting) {
      const [id, runs] = next;
      waiting.delete(id);
      await attempt(
        () => stored.keep(id, runs),
        () => {},
      );
    }
    writing = null;
  };

  return {
    list: () =>
      attempt(stored.list, () => [...memory.values()].map(({ evaluation }) => evaluation)),
    begin: async (evaluation) => {
      memory.clear();
      memory.set(evaluation.id, { evaluation, runs: [] });
      await attempt(
        () => stored.begin(evaluation),
        () => {},
      );
    },
    add: (id, run) => {
      memory.get(id)?.runs.push(run);
      const own = waiting.get(id) ?? [];
      own.push(run);
      waiting.set(id, own);
      writing ??= writeAll();
    },
    flush: async () => {
      await writing;
    },
    outcomes: (id) =>
      attempt(
        () => stored.outcomes(id),
        () => memory.get(id)?.runs ?? [],
      ),
    events: async (id, policyId, itemId) => {
      const own = memory
        .get(id)
        ?.runs.find((run) => run.policyId === policyId && run.outcome.id === itemId);
      return (
        own?.events ??
        attempt(
          () => stored.events(id, policyId, itemId),
          () => null,
        )
      );
    },
    remove: async (id) => {
      memory.delete(id);
      await attempt(
        () => stored.remove(id),
        () => {},
      );
    },
  };
}
