/** Arbitrary runs and texts for property tests. */
import fc from 'fast-check';
import type { Action, Decision, Thought } from './actions/action.ts';
import { type AgentTurn, observerCases } from './rollout/agent-turn.ts';
import type { Hit } from './rollout/environment.ts';
import { defaultSettings, type RunEvent, runVersion } from './rollout/event.ts';
import type { Task } from './task/task.ts';
import { neutralise } from './text/neutralise.ts';

/** A line of text as rendering leaves it: single spaces, no tags. */
export const cleanText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => neutralise(text.replace(/\s+/gu, ' ').trim()))
  .filter((text) => text !== '');

const mask = fc.integer({ min: 1, max: 8 });

const actionWithText = fc.oneof(
  fc.record({ type: fc.constant('search' as const), mask: fc.option(mask), query: cleanText }),
  fc.record({ type: fc.constant('fill' as const), mask, text: fc.option(cleanText) }),
  fc.record({ type: fc.constant('answer' as const), text: fc.oneof(fc.constant(''), cleanText) }),
);
export const action: fc.Arbitrary<Action> = actionWithText;

const thought: fc.Arbitrary<Thought | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    type: fc.constant('evidence' as const),
    hit: fc.integer({ min: 1, max: 5 }),
    quote: cleanText,
  }),
  fc.constant({ type: 'no-evidence' as const }),
  fc.record({ type: fc.constant('words' as const), text: cleanText }),
);

export const decision: fc.Arbitrary<Decision> = fc.record({ thought, action });

const hit: fc.Arbitrary<Hit> = fc.record({
  passageId: fc.string(),
  documentId: fc.string(),
  title: fc.string(),
  text: fc.string(),
  score: fc.double({ noNaN: true, min: 0, max: 1e6 }),
  terms: fc.constant([]),
  source: fc.string(),
  licence: fc.string(),
});

const turn: fc.Arbitrary<AgentTurn> = fc.oneof(
  fc.record({
    agent: fc.constant('planner' as const),
    mask: fc.option(mask),
    need: cleanText,
    tokens: fc.nat(900),
  }),
  fc.record({
    agent: fc.constant('rewriter' as const),
    queries: fc.array(cleanText, { minLength: 1, maxLength: 5 }),
    tokens: fc.nat(900),
  }),
  fc.record({
    agent: fc.constant('observer' as const),
    kind: fc.constantFrom(...observerCases),
    hit: fc.option(fc.integer({ min: 1, max: 5 })),
    quote: cleanText,
    text: cleanText,
    need: cleanText,
    tokens: fc.nat(900),
  }),
);

const ofTeam = fc.option(fc.array(turn, { minLength: 1, maxLength: 3 }), { nil: undefined });

const durable: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.tuple(decision, ofTeam).map(([own, turns]): RunEvent => {
    const said = { text: 'written', tokens: 3, ms: 1, ...(turns && { turns }) };
    return { type: 'action', ...own, ...said };
  }),
  fc.array(hit, { maxLength: 3 }).map((hits): RunEvent => ({ type: 'observation', hits, ms: 2 })),
);

export function taskWith(masks: number): Task {
  const parts = Array.from({ length: masks + 1 }, (_, index) => ` part ${index} `);
  const gold = Array.from({ length: masks }, (_, index) => [`gold ${index}`]);
  return { id: 'task', view: { kind: 'ramp', title: 'Title', parts }, language: 'en', gold };
}

/** A run of any shape: what a policy wrote need not make sense. */
export const run: fc.Arbitrary<RunEvent[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(durable, { maxLength: 12 }),
    fc.boolean(),
    fc.option(fc.boolean()),
  )
  .map(([masks, events, ended, judged]) => {
    const { gold, ...task } = taskWith(masks);
    const started: RunEvent = {
      ...{ type: 'run-started', version: runVersion, runId: 'r', task, policyId: 'p' },
      ...{ settings: defaultSettings, corpusId: 'c', seed: 1 },
      ...(gold && { gold }),
    };
    const end: RunEvent[] = ended ? [{ type: 'run-finished', reason: 'answered' }] : [];
    const parts = { format: 1, exactMatch: 0, tokenRecall: 0, answer: 0 };
    const judgement = { correct: [judged === true], why: ['as told'], tokens: 4 };
    const reward: RunEvent[] =
      judged === null ? [] : [{ type: 'reward', total: 0.1, parts, judgement }];
    return [started, ...events, ...reward, ...end];
  });
