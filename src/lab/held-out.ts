/** How the policy does, deciding for the likeliest, on passages that it never trained on. */
import type { Trajectory } from '#core/rollout/trajectory.ts';
import type { Instance } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';
import { type LabWorld, runOnce, withheld } from './group.ts';
import { greedy } from './policy/chooser.ts';
import { labPolicy } from './policy/lab-policy.ts';
import type { Weights } from './policy/parameters.ts';

/** By number of masks: masks seen, and how many were filled exactly right. */
export type Accuracy = Readonly<Record<number, { readonly masks: number; readonly right: number }>>;

export async function measure(
  weights: Weights,
  instances: readonly Instance[],
  world: LabWorld,
  hideSource: boolean,
): Promise<Accuracy> {
  const found: Record<number, { masks: number; right: number }> = {};
  for (const instance of instances) {
    const { blanks } = await runGreedily(weights, instance, world, hideSource);
    const own = found[blanks.length] ?? { masks: 0, right: 0 };
    const right = blanks.filter((blank) => blank.right).length;
    found[blanks.length] = { masks: own.masks + blanks.length, right: own.right + right };
  }
  return found;
}

export function runGreedily(
  weights: Weights,
  instance: Instance,
  world: LabWorld,
  hideSource: boolean,
): Promise<Trajectory> {
  const policy = labPolicy('lab', greedy(weights), world.rarity);
  return runOnce(poseTask(instance), policy, world, withheld(instance, hideSource));
}

/** Share of all masks that are right, in [0, 1]. */
export function overall(accuracy: Accuracy): number {
  const all = Object.values(accuracy);
  const masks = all.reduce((sum, own) => sum + own.masks, 0);
  return all.reduce((sum, own) => sum + own.right, 0) / Math.max(1, masks);
}
