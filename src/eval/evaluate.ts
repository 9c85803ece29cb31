/** The evaluation loop: rolls out a policy over items, one at a time, and yields each outcome as it is there. */
import { type RunOutcome, runOutcome } from '#core/metrics/run-outcome.ts';
import type { CancelSignal } from '#core/rollout/cancel.ts';
import type { Environment } from '#core/rollout/environment.ts';
import type { RunEvent, RunSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';

export type Withhold = 'none' | 'document';

export type EvaluationRequest = {
  readonly items: readonly (Instance | Question)[];
  readonly policy: Policy;
  readonly environment: Environment;
  readonly settings: RunSettings;
  /** What an instance's own source may not give away. */
  readonly withhold: Withhold;
  readonly seed: number;
  readonly clock: () => number;
  readonly signal: CancelSignal;
};

export type EvaluatedRun = { readonly outcome: RunOutcome; readonly events: readonly RunEvent[] };

export async function* evaluate(request: EvaluationRequest): AsyncGenerator<EvaluatedRun> {
  const { items, policy, environment, seed, clock, signal } = request;
  for (const item of items) {
    if (signal.aborted) return;
    const task = poseTask(item);
    const settings = { ...request.settings, withhold: withheld(item, request) };
    const options = { runId: `${policy.id}/${item.id}`, seed, clock, signal };
    const events: RunEvent[] = [];
    for await (const event of rollout(task, policy, environment, settings, options)) {
      if (event.type !== 'delta') events.push(event);
    }
    const trajectory = foldRun(events);
    if (trajectory.finished?.reason === 'interrupted') return;
    yield { outcome: runOutcome(item.id, trajectory, task.view, task.gold ?? []), events };
  }
}

function withheld(item: Instance | Question, { settings, withhold }: EvaluationRequest): string[] {
  const own = item.kind === 'ramp' ? item : null;
  const source = withhold === 'document' && own?.source ? [own.source.documentId] : [];
  return [...settings.withhold, ...(own?.withheld ?? []), ...source];
}
