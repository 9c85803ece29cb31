/** Arbitrary runs and texts for property tests. */
import fc from 'fast-check';
import type { Action, Decision, Thought } from './actions/action.ts';
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

const durable: fc.Arbitrary<RunEvent> = fc.oneof(
  decision.map((own): RunEvent => ({ type: 'action', ...own, text: 'written', tokens: 3, ms: 1 })),
  fc.array(hit, { maxLength: 3 }).map((hits): RunEvent => ({ type: 'observation', hits, ms: 2 })),
);

export function taskWith(masks: number): Task {
  const parts = Array.from({ length: masks + 1 }, (_, index) => ` part ${index} `);
  const gold = Array.from({ length: masks }, (_, index) => [`gold ${index}`]);
  return { id: 'task', view: { kind: 'ramp', title: 'Title', parts }, language: 'en', gold };
}

/** A run of any shape: what a policy wrote need not make sense. */
export const run: fc.Arbitrary<RunEvent[]> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.array(durable, { maxLength: 12 }), fc.boolean())
  .map(([masks, events, ended]) => {
    const { gold, ...task } = taskWith(masks);
    const started: RunEvent = {
      ...{ type: 'run-started', version: runVersion, runId: 'r', task, policyId: 'p' },
      ...{ settings: defaultSettings, corpusId: 'c', seed: 1 },
      ...(gold && { gold }),
    };
    const end: RunEvent[] = ended ? [{ type: 'run-finished', reason: 'answered' }] : [];
    return [started, ...events, ...end];
  });
