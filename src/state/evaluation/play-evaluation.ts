/** Plays what is left of an evaluation, with the loop of `masksearch eval`. */
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import type { Environment } from '#core/rollout/environment.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { evaluate } from '#eval/evaluate.ts';
import { withheldFrom } from '#eval/withhold.ts';
import type { StoredRun } from '#runs/stored-evaluations.ts';
import { type StoredEvaluation, withholdOf } from './choice.ts';

/** By policy, then by item. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<string, RunOutcome>>;

export type PlayRequest = {
  readonly evaluation: StoredEvaluation;
  readonly policies: readonly Policy[];
  readonly environment: Environment;
  readonly done: Outcomes;
  readonly clock: () => number;
  /** Lets the page draw and answer. */
  readonly breathe: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** Milliseconds of work after which the page gets its turn, well below what a person notices. */
const longestStretch = 16;

export async function* playEvaluation(request: PlayRequest): AsyncGenerator<StoredRun> {
  const { evaluation, policies, environment, done, clock, breathe, signal } = request;
  const withhold = withholdOf(evaluation.choice.suite);
  let rested = clock();
  const runs = evaluate({
    items: evaluation.items,
    policies,
    // Between two items, so that the pause is no part of what is timed. Searches pause by themselves.
    environmentFor: async () => {
      if (clock() - rested > longestStretch) await breathe();
      rested = clock();
      return environment;
    },
    settings: defaultSettings,
    withheld: (item) => withheldFrom(item, withhold, () => []),
    seed: evaluation.choice.seed,
    clock,
    signal,
    isDone: (policyId, itemId) => done.get(policyId)?.has(itemId) ?? false,
  });
  for await (const run of runs) yield run;
}
