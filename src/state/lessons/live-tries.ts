/** The real search and the real loop, for pieces of a lesson that show only their outcome. */
import { oraclePolicy } from '#core/agents/oracle.ts';
import { seededRandom } from '#core/random.ts';
import type { Environment, Hit } from '#core/rollout/environment.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { applyEvent, emptyTrajectory, type Trajectory } from '#core/rollout/trajectory.ts';
import type { Task } from '#core/task/task.ts';
import type { Language } from '#core/text/language.ts';
import type { AppStore } from '../create-app-store.ts';
import { ProblemError } from '../problem.ts';

async function openEnvironment({ actions, context, getState }: AppStore, language: Language) {
  const corpus = await actions.openCorpus(language);
  if (corpus) return context.ports.environment(corpus.id);
  const load = getState().corpora[language];
  throw new ProblemError(load.status === 'failed' ? load.problem : { type: 'worker' });
}

/** The first hits for a query. Rejects with a ProblemError. */
export async function searchLive(
  app: AppStore,
  language: Language,
  query: string,
  signal: AbortSignal,
): Promise<readonly Hit[]> {
  const environment = await openEnvironment(app, language);
  const { hits: limit, withhold } = defaultSettings;
  return environment.search({ query, limit, withhold }, signal);
}

/** A whole run at once. Rejects with a ProblemError. */
export async function tryLive(
  app: AppStore,
  task: Task,
  policyId: string,
  signal: AbortSignal,
): Promise<Trajectory> {
  const environment = await openEnvironment(app, task.language);
  const policy = await app.context.ports.policyOf(policyId);
  if (!policy) throw new ProblemError({ type: 'unknown-policy', id: policyId });
  return play(app, task, policy, environment, signal);
}

/** The oracle's run: it knows the gold, and shows what a policy is trained on. Rejects with a ProblemError. */
export async function tryOracle(
  app: AppStore,
  task: Task,
  signal: AbortSignal,
): Promise<Trajectory> {
  const environment = await openEnvironment(app, task.language);
  const { gold = [] } = task;
  const policy = oraclePolicy(gold, environment, defaultSettings, seededRandom(1));
  return play(app, task, policy, environment, signal);
}

async function play(
  { context: { ports } }: AppStore,
  task: Task,
  policy: Policy,
  environment: Environment,
  signal: AbortSignal,
): Promise<Trajectory> {
  const options = { runId: `${policy.id}/${task.id}`, seed: 1, clock: ports.now, signal };
  let trajectory: Trajectory = emptyTrajectory;
  for await (const event of rollout(task, policy, environment, defaultSettings, options)) {
    if (event.type !== 'delta') trajectory = applyEvent(trajectory, event);
  }
  return trajectory;
}
