/**
 * The evaluation loop: every policy plays every item, and each outcome is yielded as it is there. An item is played
 * by all policies before the next one begins: stopped at any time, what there is can be compared in pairs.
 * The same code runs in the page and in Node; what they differ in comes in as functions.
 */
import { oracleEvidence } from '#core/agents/oracle-evidence.ts';
import { type RunOutcome, runOutcome } from '#core/metrics/run-outcome.ts';
import { Cancelled, type CancelSignal } from '#core/rollout/cancel.ts';
import type { Environment } from '#core/rollout/environment.ts';
import type { RunEvent, RunSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';

export type EvalItem = Instance | Question;

export type EvaluationRequest = {
  readonly items: readonly EvalItem[];
  readonly policies: readonly Policy[];
  /** Where an item is played: the corpus, or the passages that it brings itself. */
  readonly environmentFor: (item: EvalItem) => Environment | Promise<Environment>;
  readonly settings: RunSettings;
  /** Documents and passages hidden from an item, besides those that the settings and the item name (withhold.ts). */
  readonly withheld: (item: EvalItem) => readonly string[];
  readonly seed: number;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly signal: CancelSignal;
  /** Runs that an earlier evaluation has played already are left out. */
  readonly isDone?: (policyId: string, itemId: string) => boolean;
};

export type EvaluatedRun = {
  readonly policyId: string;
  readonly outcome: RunOutcome;
  readonly events: readonly RunEvent[];
};

/** Ends early, without an error, when the signal aborts; a run that was cut off is not yielded. */
export async function* evaluate(request: EvaluationRequest): AsyncGenerator<EvaluatedRun> {
  const { items, policies, seed, clock, signal, isDone = () => false } = request;
  for (const item of items) {
    const left = policies.filter((policy) => !isDone(policy.id, item.id));
    if (signal.aborted) return;
    if (left.length === 0) continue;
    const environment = await request.environmentFor(item);
    const own = item.kind === 'ramp' ? (item.withheld ?? []) : [];
    const withhold = [...request.settings.withhold, ...own, ...request.withheld(item)];
    const settings = { ...request.settings, withhold };
    const { gold = [], ...task } = poseTask(item);
    const reachable = await reach(() =>
      oracleEvidence(task.view, gold, environment, settings, signal),
    );
    if (reachable === 'cancelled') return;
    for (const policy of left) {
      const options = { runId: `${policy.id}/${item.id}`, seed, clock, signal };
      const events: RunEvent[] = [];
      for await (const event of rollout(
        { ...task, gold },
        policy,
        environment,
        settings,
        options,
      )) {
        if (event.type !== 'delta') events.push(event);
      }
      const trajectory = foldRun(events);
      if (trajectory.finished?.reason === 'interrupted') return;
      const outcome = runOutcome(item.id, trajectory, task.view, gold, reachable);
      yield { policyId: policy.id, outcome, events };
    }
  }
}

async function reach(ask: () => Promise<boolean[]>): Promise<boolean[] | 'cancelled'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Cancelled) return 'cancelled';
    // The runs will meet the same search and tell what is wrong with it.
    return [];
  }
}
