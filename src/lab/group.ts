/** A group: G rollouts of one passage by the same policy, each with its decisions and its reward. */
import type { Random } from '#core/random.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Environment } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import type { Instance } from '#core/task/instance.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { advantages } from './advantages.ts';
import { sampling } from './policy/chooser.ts';
import type { Decision } from './policy/decision.ts';
import { labPolicy } from './policy/lab-policy.ts';
import type { Weights } from './policy/parameters.ts';
import type { Rarity } from './policy/query-words.ts';
import { labReward } from './reward.ts';
import type { LabSettings } from './settings.ts';

/** Where the Lab's policy acts: the real search over the bundled corpus, and how rare words are in it. */
export type LabWorld = { readonly environment: Environment; readonly rarity: Rarity };

export type Rollout = {
  readonly trajectory: Trajectory;
  readonly decisions: readonly Decision[];
  readonly reward: number;
  readonly advantage: number;
};

export type Group = { readonly instance: Instance; readonly rollouts: readonly Rollout[] };

export async function rollOutGroup(
  instance: Instance,
  weights: Weights,
  world: LabWorld,
  { groupSize, reward, hideSource }: LabSettings,
  random: Random,
): Promise<Group> {
  const task = poseTask(instance);
  const withhold = withheld(instance, hideSource);
  const rolled: Omit<Rollout, 'advantage'>[] = [];
  while (rolled.length < groupSize) {
    const decisions: Decision[] = [];
    const chooser = sampling(weights, random, (decision) => decisions.push(decision));
    const trajectory = await runOnce(
      task,
      labPolicy('lab', chooser, world.rarity),
      world,
      withhold,
    );
    rolled.push({ trajectory, decisions, reward: labReward(trajectory, task.gold ?? [], reward) });
  }
  const weighed = advantages(rolled.map((one) => one.reward));
  const rollouts = rolled.map((one, index) => ({ ...one, advantage: weighed[index] ?? 0 }));
  return { instance, rollouts };
}

/** One run of a policy in the Lab's world, to its end. */
export async function runOnce(
  task: Task,
  policy: Policy,
  { environment }: LabWorld,
  withhold: readonly string[],
): Promise<Trajectory> {
  const settings = { ...defaultSettings, withhold };
  const options = { runId: task.id, seed: 0, clock: () => 0, signal: neverCancelled };
  const events: RunEvent[] = [];
  for await (const event of rollout(task, policy, environment, settings, options)) {
    if (event.type === 'run-finished' && event.reason === 'failed') throw new Error(event.message);
    if (event.type !== 'delta') events.push(event);
  }
  return foldRun(events);
}

/** What the search may not find: the passage's own document, where it is to be found out elsewhere. */
export function withheld({ source }: Instance, hideSource: boolean): readonly string[] {
  return hideSource && source ? [source.documentId] : [];
}
