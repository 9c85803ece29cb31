/**
 * The environment as training sees it: the loop turned inside out, so that another process writes the
 * actions. Prompt, parser, search and reward are the very ones that the page uses.
 *
 *   {reset: {instance | question, withhold?, hits?}}  ->  {view, transcript, segments}
 *   {step: {text}}                                    ->  {action, observation?, transcript, segments, done, reward?}
 *   {episode: {instance | question, withhold?, hits?, written: [text, …]}}
 *                                                     ->  all of it at once: {transcript, segments, done, reward, outcome}
 *   {score: {}}                                       ->  {reward, outcome}
 */
import { z } from 'zod';
import { runOutcome } from '#core/metrics/run-outcome.ts';
import { rewardOf } from '#core/reward/reward.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Environment, Hit } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent, type RunSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import { transcriptSegments } from '#core/rollout/transcript.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { parseTaskLine } from './task-lines.ts';

const reset = z.object({
  instance: z.unknown().optional(),
  question: z.unknown().optional(),
  withhold: z.array(z.string()).default([]),
  hits: z.number().int().min(1).max(5).default(defaultSettings.hits),
});
const requestSchema = z.union([
  z.object({ reset }),
  z.object({ episode: reset.extend({ written: z.array(z.string()) }) }),
  z.object({ step: z.object({ text: z.string() }) }),
  z.object({ score: z.unknown() }),
]);

export type EnvironmentRequest = z.input<typeof requestSchema>;

type Episode = { task: Task; settings: RunSettings; events: RunEvent[] };

export function trainingEnvironment(live: Environment) {
  const environment = remembering(live);
  let episode: Episode | null = null;
  return async (request: EnvironmentRequest): Promise<object> => {
    const parsed = requestSchema.safeParse(request);
    if (!parsed.success)
      return failure('A request is {"reset": …}, {"step": {"text": …}} or {"score": {}}.');
    if ('reset' in parsed.data) {
      const begun = await begin(parsed.data.reset, environment);
      if ('error' in begun) return begun;
      episode = begun;
      return { view: begun.task.view, ...transcriptOf(foldRun(begun.events)) };
    }
    if ('episode' in parsed.data) {
      const begun = await begin(parsed.data.episode, environment);
      if ('error' in begun) return begun;
      for (const text of parsed.data.episode.written) {
        if (foldRun(begun.events).finished) break;
        const { task, settings, events } = begun;
        begun.events = await playOn(task, settings, events, text, environment);
      }
      return { ...transcriptOf(foldRun(begun.events)), ...scoreOf(begun) };
    }
    if (!episode) return failure('Send a reset first.');
    if ('step' in parsed.data) return step(episode, parsed.data.step.text, environment);
    return scoreOf(episode);
  };
}

async function begin(
  { instance, question, withhold, hits }: z.output<typeof reset>,
  environment: Environment,
): Promise<Episode | { error: { message: string } }> {
  const parsed = parseTaskLine(JSON.stringify(instance ?? question ?? null));
  if ('problem' in parsed) return failure(`The instance can't be read: ${parsed.problem}`);
  const own = parsed.item.kind === 'ramp' ? (parsed.item.withheld ?? []) : [];
  const settings = { ...defaultSettings, hits, withhold: [...withhold, ...own] };
  const task = poseTask(parsed.item);
  const events = await playOn(task, settings, [], null, environment);
  return { task, settings, events };
}

async function step(episode: Episode, text: string, environment: Environment): Promise<object> {
  if (foldRun(episode.events).finished) return failure('The episode is over: send a reset.');
  const before = episode.events.length;
  const { task, settings } = episode;
  episode.events = await playOn(task, settings, episode.events, text, environment);
  const trajectory = foldRun(episode.events);
  const observation = episode.events.slice(before).find((event) => event.type === 'observation');
  return {
    action: trajectory.steps.at(-1)?.action,
    ...(observation && { observation: { hits: observation.hits } }),
    ...transcriptOf(trajectory),
    done: trajectory.finished !== null,
    ...(trajectory.reward && { reward: trajectory.reward }),
  };
}

/** Runs the loop with a policy that writes the given text once and then lets go. */
async function playOn(
  task: Task,
  settings: RunSettings,
  prefix: readonly RunEvent[],
  text: string | null,
  environment: Environment,
): Promise<RunEvent[]> {
  const asked = Symbol('asked for another action');
  let written = text === null;
  const policy: Policy = {
    id: 'training',
    async *act() {
      if (written) throw asked;
      written = true;
      yield { type: 'decision', text: text ?? '', tokens: 0 };
    },
  };
  const events: RunEvent[] = [];
  const options = { runId: 'training', seed: 0, clock: () => 0, signal: neverCancelled };
  const resumed = prefix.length > 0 ? { ...options, prefix } : options;
  for await (const event of rollout(task, policy, environment, settings, resumed)) {
    const letGo = event.type === 'run-finished' && event.reason === 'failed';
    if (event.type !== 'delta' && !letGo) events.push(event);
  }
  return events;
}

/** The transcript as one text, and as segments, so that a trainer tokenises what is data as data. */
function transcriptOf(trajectory: Trajectory) {
  const segments = transcriptSegments(trajectory);
  return {
    transcript: segments.map(({ text }) => text).join(''),
    segments: segments.map(({ role, text }) => [role, text] as const),
  };
}

function scoreOf({ task, events }: Episode) {
  const trajectory = foldRun(events);
  const gold = task.gold ?? [];
  return {
    done: trajectory.finished !== null,
    reward: rewardOf(trajectory, gold),
    outcome: runOutcome(task.id, trajectory, task.view, gold),
  };
}

/** Replayed episodes ask the same again: recent searches are remembered. */
function remembering(environment: Environment): Environment {
  const limit = 2000;
  const known = new Map<string, Promise<readonly Hit[]>>();
  return {
    corpusId: environment.corpusId,
    search: (request, signal) => {
      const key = JSON.stringify(request);
      const hits = known.get(key) ?? environment.search(request, signal);
      if (known.size >= limit) known.clear();
      known.set(key, hits);
      return hits;
    },
  };
}

function failure(message: string): { error: { message: string } } {
  return { error: { message } };
}
