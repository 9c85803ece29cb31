/**
 * The agent loop (MaskSearch section 3.2): think, act, observe, until the policy answers or a limit ends
 * it. Unlike the paper's, each span is filled where its evidence was read, so a run can be watched.
 * Nothing that happens to a run is thrown: unreadable text is an `invalid` action, an abort or a failing
 * engine ends the run with its reason, and every event so far stands.
 */
import type { Action, Decision } from '../actions/action.ts';
import { parseDecision } from '../actions/parse.ts';
import { rewardOf } from '../reward/reward.ts';
import { blankCount, type Task } from '../task/task.ts';
import type { Judgement } from './agent-turn.ts';
import { type CancelSignal, cancellable, untilCancelled } from './cancel.ts';
import type { Environment } from './environment.ts';
import {
  type ActionEvent,
  type Delta,
  type FinishReason,
  type RunEvent,
  type RunSettings,
  runVersion,
} from './event.ts';
import type { Policy, PolicyOutput, Situation } from './policy.ts';
import { searchSeveral } from './several-queries.ts';
import { applyEvent, emptyTrajectory, type Trajectory } from './trajectory.ts';

/** Characters of one decision, thinking included: many times what any engine is allowed, for one that does not stop. */
const longestWriting = 65_536;

export type RolloutOptions = {
  readonly runId: string;
  readonly seed: number;
  /** Milliseconds from any origin; only differences are used. */
  readonly clock: () => number;
  readonly signal: CancelSignal;
  /** Events to go on from: a branch, or a run that a reload cut off. Begins with `run-started`. */
  readonly prefix?: readonly RunEvent[] | undefined;
};

export async function* rollout(
  task: Task,
  policy: Policy,
  environment: Environment,
  settings: RunSettings,
  options: RolloutOptions,
): AsyncGenerator<RunEvent | Delta> {
  const { clock, signal } = options;
  let trajectory = emptyTrajectory;
  const record = <E extends RunEvent>(event: E): E => {
    trajectory = applyEvent(trajectory, event);
    return event;
  };

  const first = runStarted(task, policy, environment, settings, options);
  for (const event of options.prefix ?? [first]) yield record(event);
  try {
    let reason = reasonToStop(trajectory, settings);
    while (reason === null) {
      const query = pendingQuery(trajectory);
      if (query === null) {
        const action = yield* act(policy, situationOf(task, trajectory, settings), clock, signal);
        if (action === null) reason = 'context-limit';
        else yield record(action);
      } else {
        const asked = clock();
        const { hits: limit, withhold } = settings;
        const search = searchSeveral(environment, { query, limit, withhold }, signal);
        const hits = await cancellable(search, signal);
        yield record({ type: 'observation', hits, ms: clock() - asked });
      }
      reason ??= reasonToStop(trajectory, settings);
    }
    if (!task.gold) return yield record({ type: 'run-finished', reason });
    const reward = rewardOf(trajectory, task.gold);
    const judged = await judgedBy(policy, task, trajectory, signal);
    yield record({ type: 'reward', ...reward, ...(judged.judgement && judged) });
    yield record({ type: 'run-finished', reason, ...(judged.message !== undefined && judged) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    yield signal.aborted
      ? { type: 'run-finished', reason: 'interrupted' }
      : { type: 'run-finished', reason: 'failed', message };
  }
}

async function* act(
  policy: Policy,
  situation: Situation,
  clock: () => number,
  signal: CancelSignal,
): AsyncGenerator<Delta, ActionEvent | null> {
  const began = clock();
  let last: PolicyOutput | undefined;
  let characters = 0;
  for await (last of untilCancelled(policy.act(situation, signal), signal)) {
    if (last.type !== 'delta') continue;
    characters += last.text.length;
    if (characters > longestWriting)
      throw new Error('The policy wrote and wrote and came to no end.');
    yield last;
  }
  if (last?.type === 'context-full') return null;
  if (last?.type !== 'decision') throw new Error('The policy ended without a decision.');
  const { type: _, ...written } = last;
  const decision = permitted(parseDecision(last.text), situation);
  return { type: 'action', ...decision, ...written, ms: clock() - began };
}

/** The word of the policy's judge, if it has one. A judge that fails takes nothing from the run: it is told why. */
async function judgedBy(
  { judge }: Policy,
  { gold, language }: Task,
  { blanks }: Trajectory,
  signal: CancelSignal,
): Promise<{ readonly judgement?: Judgement; readonly message?: string }> {
  if (!judge || !gold) return {};
  const fills = blanks.map(({ fill }) => fill);
  try {
    return { judgement: await cancellable(judge(fills, gold, language, signal), signal) };
  } catch (error) {
    if (signal.aborted) throw error;
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

/** The decision, or the same thought with an invalid action where the situation forbids what was chosen. */
function permitted({ thought, action }: Decision, { view, searchesLeft }: Situation): Decision {
  const names = action.type === 'search' || action.type === 'fill' ? action.mask : null;
  const unknownMask = names !== null && (view.kind === 'question' || names > blankCount(view));
  const wrongKind = action.type === 'fill' && view.kind === 'question';
  const tooMany = action.type === 'search' && searchesLeft <= 0;
  const invalid = (reason: 'no-mask' | 'search-limit'): Action => ({ type: 'invalid', reason });
  if (unknownMask || wrongKind) return { thought, action: invalid('no-mask') };
  return { thought, action: tooMany ? invalid('search-limit') : action };
}

function situationOf(task: Task, { steps }: Trajectory, settings: RunSettings): Situation {
  const searches = steps.filter((step) => step.action.type === 'search').length;
  const { view, language } = task;
  return { view, language, steps, searchesLeft: settings.maxSearches - searches };
}

function pendingQuery({ steps }: Trajectory): string | null {
  const last = steps.at(-1);
  return last?.action.type === 'search' && !last.observation ? last.action.query : null;
}

function reasonToStop(trajectory: Trajectory, settings: RunSettings): FinishReason | null {
  if (pendingQuery(trajectory) !== null) return null;
  if (trajectory.steps.at(-1)?.action.type === 'answer') return 'answered';
  return trajectory.steps.length >= settings.maxSteps ? 'step-limit' : null;
}

function runStarted(
  { id, view, language, gold }: Task,
  policy: Policy,
  environment: Environment,
  settings: RunSettings,
  { runId, seed }: RolloutOptions,
): RunEvent {
  const prompts = policy.changedPrompts?.(language);
  return {
    type: 'run-started',
    version: runVersion,
    runId,
    task: { id, view, language },
    ...(gold && { gold }),
    policyId: policy.id,
    settings,
    corpusId: environment.corpusId,
    seed,
    ...(prompts && { prompts }),
  };
}
