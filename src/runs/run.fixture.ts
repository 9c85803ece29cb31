/** Arbitrary runs for property tests, and a small one to read. */
import fc from 'fast-check';
import type { Action, Thought } from '#core/actions/action.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const ms = fc.double({ min: 0, max: 10_000, noNaN: true }).map((value) => value + 0);
const text = fc.string({ unit: 'grapheme' });
const mask = fc.integer({ min: 1, max: 8 });

const thought: fc.Arbitrary<Thought | null> = fc.oneof(
  fc.constant(null),
  fc.record({ type: fc.constant('evidence' as const), hit: fc.integer(), quote: text }),
  fc.constant({ type: 'no-evidence' as const }),
  fc.record({ type: fc.constant('words' as const), text }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('search' as const), mask: fc.option(mask), query: text }),
  fc.record({ type: fc.constant('fill' as const), mask, text: fc.option(text) }),
  fc.record({ type: fc.constant('answer' as const), text }),
  fc.record({ type: fc.constant('invalid' as const), reason: fc.constant('no-action' as const) }),
);

const hit = fc.record({
  passageId: text,
  documentId: text,
  title: text,
  text,
  score: ms,
  terms: fc.array(
    fc.record({ term: text, spans: fc.array(fc.record({ start: fc.nat(), end: fc.nat() })) }),
    { maxLength: 2 },
  ),
  source: text,
  licence: text,
});

const laterEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ type: fc.constant('action' as const), thought, action, text, tokens: fc.nat(), ms }),
  fc.record({
    type: fc.constant('observation' as const),
    hits: fc.array(hit, { maxLength: 3 }),
    ms,
  }),
  fc.record({
    type: fc.constant('reward' as const),
    total: share,
    parts: fc.record({ format: share, exactMatch: share, tokenRecall: share, answer: share }),
  }),
  fc.record({
    type: fc.constant('run-finished' as const),
    reason: fc.constantFrom('answered' as const, 'interrupted' as const),
  }),
);

const started: fc.Arbitrary<RunEvent> = fc.record({
  type: fc.constant('run-started' as const),
  version: fc.constant(1 as const),
  runId: text,
  task: fc.record({
    id: text,
    view: fc.record({
      kind: fc.constant('ramp' as const),
      title: text,
      parts: fc.array(text, { minLength: 2, maxLength: 5 }),
    }),
    language: fc.constantFrom('en' as const, 'zh' as const),
  }),
  policyId: text,
  settings: fc.constant(defaultSettings),
  corpusId: text,
  seed: fc.nat(),
});

export const anyRun: fc.Arbitrary<readonly RunEvent[]> = fc
  .tuple(started, fc.array(laterEvent, { maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest]);
