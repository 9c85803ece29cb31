/**
 * `trajectories make --endpoint`: the multi-agent team over an OpenAI-compatible server, many instances at once.
 * Each run is judged and its format checked; only what passes is kept. A kill loses nothing that was finished.
 */
import { chatTeam } from '#core/agents/team/chat-team.ts';
import type { OwnPrompts } from '#core/agents/team/own-prompts.ts';
import type { ChatModel } from '#core/chat/chat-model.ts';
import type { Judgement } from '#core/rollout/agent-turn.ts';
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import { chatMessages } from '#core/rollout/chat-transcript.ts';
import type { Environment } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import type { Instance } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';
import { eachAtOnce } from './each-at-once.ts';
import { costLine, freshMeter, metered } from './metered-model.ts';
import { type Outcome, resumableLines } from './resumable-lines.ts';

export type TeamJob = {
  readonly instances: Iterable<Instance>;
  readonly model: ChatModel;
  /** In place of ours. */
  readonly prompts: OwnPrompts;
  readonly environment: Environment;
  readonly hits: number;
  readonly withhold: (instance: Instance) => readonly string[];
  readonly out: string;
  readonly concurrency: number;
  /** Further attempts at an instance whose run failed. */
  readonly retries: number;
  /** `correct`: only runs that the judge accepts whole. */
  readonly keep: 'correct' | 'all';
  readonly prices: { readonly read: number; readonly written: number };
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

export async function makeTeamTrajectories(job: TeamJob): Promise<void> {
  const lines = await resumableLines(job.out);
  if (lines.done.size > 0) job.say(`Going on after ${lines.done.size} finished instances.`);
  const meter = freshMeter();
  const model = metered(job.model, meter);
  const began = performance.now();
  let done = 0;
  let kept = 0;
  const todo = [...job.instances].filter(({ id }) => !lines.done.has(id));
  await eachAtOnce(todo, job.concurrency, async (instance) => {
    if (job.signal.aborted) return;
    const outcome = await oneTrajectory(instance, model, job);
    if (job.signal.aborted) return;
    await lines.add(outcome);
    done += 1;
    if (outcome.kept) kept += 1;
    const seconds = (performance.now() - began) / 1000;
    job.say(
      `${done} of ${todo.length}, ${kept} kept; ${costLine(meter, job.prices, done, seconds)}`,
    );
  });
  if (job.signal.aborted) {
    job.say(`Stopped: ${lines.outcomes.length} finished instances wait in ${job.out}.partial.`);
    return;
  }
  const all = lines.outcomes.length;
  job.say(`${await lines.finish()} of ${all} trajectories kept: ${job.out}`);
}

async function oneTrajectory(instance: Instance, model: ChatModel, job: TeamJob): Promise<Outcome> {
  const policy = chatTeam(`multi-agent:endpoint:${model.id}`, model, job.prompts);
  let failure = '';
  for (let attempt = 0; attempt <= job.retries && !job.signal.aborted; attempt += 1) {
    const trajectory = await runOnce(instance, policy, job);
    const { finished } = trajectory;
    if (finished?.reason !== 'failed' && trajectory.reward?.judgement) {
      return outcomeOf(instance, trajectory, trajectory.reward.judgement, job);
    }
    failure = finished?.message ?? 'failed';
  }
  return { id: instance.id, kept: false, line: { id: instance.id, failure } };
}

function outcomeOf(
  instance: Instance,
  trajectory: Trajectory,
  { correct, why }: Judgement,
  { keep, withhold }: TeamJob,
): Outcome {
  const { id, spans } = instance;
  const messages = chatMessages(trajectory);
  const problems = chatFormatProblems(messages, spans.length);
  const isCorrect = correct.every((one) => one);
  const line = {
    ...{ id, masks: spans.length, withheld: withhold(instance).length > 0 },
    ...{ reward: trajectory.reward?.total, judge: { correct, why } },
    ...(trajectory.started?.prompts && { prompts: trajectory.started.prompts }),
    ...(problems.length > 0 && { problems }),
    messages,
  };
  return { id, kept: problems.length === 0 && (isCorrect || keep === 'all'), line };
}

export async function runOnce(
  instance: Instance,
  policy: Policy,
  job: Pick<TeamJob, 'environment' | 'hits' | 'withhold' | 'seed' | 'signal'>,
): Promise<Trajectory> {
  const settings = { ...defaultSettings, hits: job.hits, withhold: job.withhold(instance) };
  const { seed, signal } = job;
  const options = { runId: instance.id, seed, clock: () => performance.now(), signal };
  const events: RunEvent[] = [];
  for await (const event of rollout(
    poseTask(instance),
    policy,
    job.environment,
    settings,
    options,
  )) {
    if (event.type !== 'delta') events.push(event);
  }
  return foldRun(events);
}
