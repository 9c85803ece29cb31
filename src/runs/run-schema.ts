/** What a stored run may look like: the events of core/rollout/event.ts, checked at the boundary. */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import { observerCases } from '#core/rollout/agent-turn.ts';
import { runVersion } from '#core/rollout/event.ts';

const span = z.object({ start: z.int(), end: z.int() });
const share = z.number().check(z.minimum(0), z.maximum(1));
const milliseconds = z.number().check(z.nonnegative());
const rate = z.number().check(z.nonnegative());

const view = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ramp'),
    title: z.string(),
    parts: z.array(z.string()).check(z.minLength(2)),
  }),
  z.object({ kind: z.literal('question'), question: z.string().check(z.minLength(1)) }),
]);

export const goldSchema = z.array(z.array(z.string()));

const started = z.looseObject({
  type: z.literal('run-started'),
  version: z.literal(runVersion),
  runId: z.string(),
  task: z.object({ id: z.string(), view, language: z.enum(['en', 'zh']) }),
  gold: z.optional(goldSchema),
  policyId: z.string(),
  settings: z.object({
    hits: z.int().check(z.positive()),
    maxSearches: z.int().check(z.nonnegative()),
    maxSteps: z.int().check(z.positive()),
    withhold: z.array(z.string()),
  }),
  corpusId: z.string(),
  seed: z.number(),
  prompts: z.optional(z.record(z.string(), z.string())),
});

const thought = z.discriminatedUnion('type', [
  z.object({ type: z.literal('evidence'), hit: z.int(), quote: z.string() }),
  z.object({ type: z.literal('no-evidence') }),
  z.object({ type: z.literal('words'), text: z.string() }),
]);

const action = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('search'),
    mask: z.nullable(z.int().check(z.positive())),
    query: z.string(),
  }),
  z.object({
    type: z.literal('fill'),
    mask: z.int().check(z.positive()),
    text: z.nullable(z.string()),
  }),
  z.object({ type: z.literal('answer'), text: z.string() }),
  z.object({
    type: z.literal('invalid'),
    reason: z.enum([
      'no-action',
      'empty-query',
      'no-mask',
      'unclosed',
      'two-actions',
      'search-limit',
    ]),
  }),
]);

const sampled = z.number().check(z.nonnegative());

const turn = z.discriminatedUnion('agent', [
  z.object({
    agent: z.literal('planner'),
    mask: z.nullable(z.int().check(z.positive())),
    need: z.string(),
    tokens: sampled,
  }),
  z.object({ agent: z.literal('rewriter'), queries: z.array(z.string()), tokens: sampled }),
  z.object({
    agent: z.literal('observer'),
    kind: z.enum(observerCases),
    hit: z.nullable(z.int().check(z.positive())),
    quote: z.string(),
    text: z.string(),
    need: z.string(),
    tokens: sampled,
  }),
]);

const acted = z.looseObject({
  type: z.literal('action'),
  thought: z.nullable(thought),
  action,
  text: z.string(),
  tokens: z.number().check(z.nonnegative()),
  ms: milliseconds,
  alternatives: z.optional(z.array(z.object({ text: z.string(), probability: share }))),
  byHand: z.optional(z.literal(true)),
  thinking: z.optional(z.string()),
  figures: z.optional(
    z.looseObject({
      firstMs: z.optional(milliseconds),
      prefillRate: z.optional(rate),
      decodeRate: z.optional(rate),
      promptTokens: z.optional(rate),
      cachedTokens: z.optional(rate),
    }),
  ),
  turns: z.optional(z.array(turn)),
});

const hit = z.looseObject({
  passageId: z.string(),
  documentId: z.string(),
  title: z.string(),
  text: z.string(),
  score: z.number(),
  terms: z.array(z.object({ term: z.string(), spans: z.array(span) })),
  source: z.string(),
  licence: z.string(),
});

const observed = z.looseObject({
  type: z.literal('observation'),
  hits: z.array(hit),
  ms: milliseconds,
});

const rewarded = z.looseObject({
  type: z.literal('reward'),
  total: share,
  parts: z.object({ format: share, exactMatch: share, tokenRecall: share, answer: share }),
  judgement: z.optional(
    z.object({ correct: z.array(z.boolean()), why: z.array(z.string()), tokens: sampled }),
  ),
});

const finished = z.looseObject({
  type: z.literal('run-finished'),
  reason: z.enum(['answered', 'step-limit', 'context-limit', 'interrupted', 'failed']),
  message: z.optional(z.string()),
});

export const eventSchema = z.discriminatedUnion('type', [
  started,
  acted,
  observed,
  rewarded,
  finished,
]);
