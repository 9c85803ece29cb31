/** What a stored run may look like: the events of core/rollout/event.ts, checked at the boundary. */
import './strict-csp.ts';
import { z } from 'zod';
import { runVersion } from '#core/rollout/event.ts';

const span = z.object({ start: z.number().int(), end: z.number().int() });
const share = z.number().min(0).max(1);
const milliseconds = z.number().nonnegative();

const view = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ramp'), title: z.string(), parts: z.array(z.string()).min(2) }),
  z.object({ kind: z.literal('question'), question: z.string().min(1) }),
]);

export const goldSchema = z.array(z.array(z.string()));

const started = z.looseObject({
  type: z.literal('run-started'),
  version: z.literal(runVersion),
  runId: z.string(),
  task: z.object({ id: z.string(), view, language: z.enum(['en', 'zh']) }),
  gold: goldSchema.optional(),
  policyId: z.string(),
  settings: z.object({
    hits: z.number().int().min(1),
    maxSearches: z.number().int().nonnegative(),
    maxSteps: z.number().int().min(1),
    withhold: z.array(z.string()),
  }),
  corpusId: z.string(),
  seed: z.number(),
});

const thought = z.discriminatedUnion('type', [
  z.object({ type: z.literal('evidence'), hit: z.number().int(), quote: z.string() }),
  z.object({ type: z.literal('no-evidence') }),
  z.object({ type: z.literal('words'), text: z.string() }),
]);

const action = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('search'),
    mask: z.number().int().positive().nullable(),
    query: z.string(),
  }),
  z.object({
    type: z.literal('fill'),
    mask: z.number().int().positive(),
    text: z.string().nullable(),
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

const acted = z.looseObject({
  type: z.literal('action'),
  thought: thought.nullable(),
  action,
  text: z.string(),
  tokens: z.number().nonnegative(),
  ms: milliseconds,
  alternatives: z.array(z.object({ text: z.string(), probability: share })).optional(),
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
});

const finished = z.looseObject({
  type: z.literal('run-finished'),
  reason: z.enum(['answered', 'step-limit', 'context-limit', 'interrupted', 'failed']),
  message: z.string().optional(),
});

export const eventSchema = z.discriminatedUnion('type', [
  started,
  acted,
  observed,
  rewarded,
  finished,
]);
