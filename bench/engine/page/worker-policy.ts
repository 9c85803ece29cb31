/**
 * The policy as the site runs it: in its worker, under the grammar, with runners-up. A span's time is that of all
 * decisions up to its fill; searching, which is another worker's, is not in it. Stopping is timed from the abort until
 * the engine has answered a question of two tokens, so until it is free; the page goes on at once.
 */
import type { Situation } from '#core/rollout/policy.ts';
import { type EngineClient, engineClient } from '#policies/bundled/engine-client.ts';
import type { RecordedRun, RecordedStep } from '../policy-runs.ts';

export type WorkerFigures = {
  readonly openMs: number;
  /** Milliseconds of each span that was filled. */
  readonly spanMs: readonly number[];
  readonly firstTextMs: readonly number[];
  readonly stopMs: readonly number[];
  /** Decisions whose text is the recorded one, of all. */
  readonly sameText: number;
  readonly steps: number;
};

/** Aborts after these shares of a step's time, so that they fall into reading and into writing. */
const stopsAt = [0.05, 0.2, 0.5, 0.8];

export async function openWorkerPolicy(
  runs: readonly RecordedRun[],
  threads: number,
): Promise<WorkerFigures> {
  const create = () =>
    new Worker(new URL('../../../src/policies/bundled/engine.worker.ts', import.meta.url), {
      type: 'module',
    });
  const url = new URL('policy/', location.href).href;
  const client = engineClient('bundled', create, { url, devices: ['cpu'], threads });
  const { openMs } = await client.load();
  const [first] = runs;
  // Warm: what is compiled on its first use is compiled.
  if (first) await playSpans(client, first.steps.slice(0, 2));
  const spanMs: number[] = [];
  const firstTextMs: number[] = [];
  const stopMs: number[] = [];
  let sameText = 0;
  for (const { steps } of runs) {
    const played = await playSpans(client, steps);
    spanMs.push(...played.spanMs);
    firstTextMs.push(...played.firstTextMs);
    sameText += played.sameText;
    stopMs.push(...(await stops(client, steps, played.stepMs)));
  }
  client.close();
  const steps = runs.reduce((sum, run) => sum + run.steps.length, 0);
  return { openMs, spanMs, firstTextMs, stopMs, sameText, steps };
}

async function playSpans({ policy }: EngineClient, steps: readonly RecordedStep[]) {
  const spanMs: number[] = [];
  const stepMs: number[] = [];
  const firstTextMs: number[] = [];
  let since = 0;
  let sameText = 0;
  for (const { situation, text } of steps) {
    const began = performance.now();
    let first = 0;
    for await (const output of policy.act(situation, new AbortController().signal)) {
      first ||= performance.now() - began;
      if (output.type === 'decision' && output.text === text) sameText += 1;
    }
    const ms = performance.now() - began;
    firstTextMs.push(first);
    stepMs.push(ms);
    since += ms;
    if (text.includes('</fill>')) {
      spanMs.push(since);
      since = 0;
    }
  }
  return { spanMs, stepMs, firstTextMs, sameText };
}

async function stops(
  client: EngineClient,
  steps: readonly RecordedStep[],
  stepMs: readonly number[],
): Promise<number[]> {
  const found: number[] = [];
  for (const [at, share] of stopsAt.entries()) {
    const place = Math.min(at, steps.length - 1);
    const step = steps[place];
    if (!step) continue;
    // A passage of its own, so that no cache holds it and its prompt is read anew.
    const situation = renamed(step.situation, `Stop ${at} ${found.length}`);
    const ms = await stopped(client, situation, share * (stepMs[place] ?? 0));
    if (ms !== null) found.push(ms);
  }
  return found;
}

/** Null when the action ended before the abort. */
async function stopped(
  { policy, spanLogProbabilities }: EngineClient,
  situation: Situation,
  afterMs: number,
): Promise<number | null> {
  const controller = new AbortController();
  let aborted = 0;
  const timer = setTimeout(() => {
    aborted = performance.now();
    controller.abort();
  }, afterMs);
  try {
    for await (const _ of policy.act(situation, controller.signal));
  } catch (error) {
    if (aborted === 0) throw error;
    await spanLogProbabilities({ title: '', text: '', spans: [] });
    return performance.now() - aborted;
  } finally {
    clearTimeout(timer);
  }
  return null;
}

function renamed(situation: Situation, title: string): Situation {
  const { view } = situation;
  return view.kind === 'question' ? situation : { ...situation, view: { ...view, title } };
}
