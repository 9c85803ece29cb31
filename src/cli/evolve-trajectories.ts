/**
 * Self-evolution (MaskSearch section 3.2.2): a policy is sampled k times on each instance; of the runs that are right
 * the shortest is kept, the last round's is kept where it is shorter, and the next round is trained on the file.
 */

import type { ChatMessage } from '#core/chat/chat-model.ts';
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import { chatMessages } from '#core/rollout/chat-transcript.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import { trainingSegments } from '#core/rollout/transcript.ts';
import type { Instance } from '#core/task/instance.ts';
import { eachAtOnce } from './each-at-once.ts';
import { runOnce, type TeamJob } from './team-trajectories.ts';

export type EvolvedLine = {
  readonly id: string;
  readonly masks: number;
  readonly reward: number | undefined;
  /** What training/sft.py learns: who wrote each part, with the instance for its kinds of spans. */
  readonly segments?: readonly (readonly [role: string, text: string])[];
  readonly instance?: Instance;
  /** The same as chat messages with the paper's tags. */
  readonly messages: readonly ChatMessage[];
};

export type EvolveJob = Pick<
  TeamJob,
  'environment' | 'hits' | 'withhold' | 'seed' | 'signal' | 'concurrency' | 'say'
> & {
  readonly instances: readonly Instance[];
  /** The policy of the given sample, 0 to k - 1: each decides for itself how it varies. */
  readonly sample: (index: number) => Promise<Policy>;
  readonly samples: number;
  /** Of the round before. */
  readonly previous: readonly EvolvedLine[];
};

export type Evolved = {
  readonly lines: readonly EvolvedLine[];
  /** Instances with at least one right run, of all; and right runs of all runs. In [0, 1]. */
  readonly instanceYield: number;
  readonly runYield: number;
  /** Different runs of all runs, right or wrong, in [0, 1]: 1 / k when the policy does the same k times. */
  readonly variety: number;
  /** Different right runs of all right runs, in [0, 1]: 1 when no two are the same. */
  readonly diversity: number;
  /** Lines that are new or shorter than before, and lines that only the last round had. */
  readonly improved: number;
  readonly carried: number;
};

export async function evolve(job: EvolveJob): Promise<Evolved> {
  const policies = await Promise.all(
    Array.from({ length: job.samples }, (_, index) => job.sample(index)),
  );
  const best = new Map(job.previous.map((line) => [line.id, line]));
  const tally = { runs: 0, right: 0, different: 0, solved: 0, improved: 0 };
  let done = 0;
  await eachAtOnce(job.instances, job.concurrency, async (instance) => {
    if (job.signal.aborted) return;
    const right: EvolvedLine[] = [];
    const written = new Set<string>();
    for (const [index, policy] of policies.entries()) {
      const run = await runOnce(instance, policy, { ...job, seed: job.seed + index });
      written.add(JSON.stringify(run.steps.map(({ text }) => text)));
      const line = rightLine(instance, run);
      if (line) right.push(line);
    }
    tally.runs += written.size;
    tally.right += right.length;
    tally.different += new Set(right.map(({ messages }) => JSON.stringify(messages))).size;
    tally.solved += Number(right.length > 0);
    const [shortest] = right.sort((a, b) => lengthOf(a) - lengthOf(b));
    const before = best.get(instance.id);
    if (shortest && (!before || lengthOf(shortest) < lengthOf(before))) {
      best.set(instance.id, shortest);
      tally.improved += 1;
    }
    done += 1;
    job.say(`${done} of ${job.instances.length}, ${tally.solved} solved`);
  });
  const known = new Set(job.instances.map(({ id }) => id));
  const lines = [...best.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    lines,
    instanceYield: tally.solved / Math.max(1, job.instances.length),
    runYield: tally.right / Math.max(1, job.instances.length * job.samples),
    variety: tally.runs / Math.max(1, job.instances.length * job.samples),
    diversity: tally.different / Math.max(1, tally.right),
    improved: tally.improved,
    carried: lines.filter(({ id }) => !known.has(id)).length,
  };
}

/** Null unless every mask is right and the format is what the loop understands. */
function rightLine(instance: Instance, trajectory: Trajectory): EvolvedLine | null {
  const { id, spans } = instance;
  if (!trajectory.blanks.every(({ right }) => right === true)) return null;
  const messages = chatMessages(trajectory);
  if (chatFormatProblems(messages, spans.length).length > 0) return null;
  const reward = trajectory.reward?.total;
  const segments = trainingSegments(trajectory);
  return { id, masks: spans.length, reward, instance, segments, messages };
}

/** Turns first, then characters written. */
function lengthOf({ messages }: EvolvedLine): number {
  const written = messages.filter(({ role }) => role === 'assistant');
  return written.length * 1e6 + written.reduce((sum, { content }) => sum + content.length, 0);
}
