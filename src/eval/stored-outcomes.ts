/** Outcomes and reports as they are read back: from the parts of an evaluation, and from one that was cut off. */
import '#lib/strict-csp.ts';
import { z } from 'zod';
import { failureCauses } from '#core/metrics/failure-cause.ts';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import type { EvalDescription } from './report.ts';

const blank = z.object({
  exact: z.boolean(),
  recall: z.number(),
  f1: z.number(),
  evidence: z.boolean(),
  oracle: z.boolean().optional(),
  fill: z.string().nullable(),
  gold: z.string(),
  cause: z.enum(failureCauses).nullable(),
});

const outcome = z.object({
  id: z.string(),
  blanks: z.array(blank),
  wellFormed: z.boolean(),
  searches: z.number(),
  seconds: z.number(),
  ended: z.enum(['answered', 'step-limit', 'context-limit', 'interrupted', 'failed']).optional(),
  message: z.string().optional(),
});

const part = z.object({ index: z.number().int().min(1), count: z.number().int().min(1) });

const report = z.object({
  suite: z.string(),
  policy: z.string(),
  corpusId: z.string(),
  withhold: z.string(),
  hits: z.number(),
  seed: z.number(),
  weights: z.string().optional(),
  part: part.optional(),
  outcomes: z.array(outcome),
});

export type StoredReport = EvalDescription & { readonly outcomes: readonly RunOutcome[] };

/** The reports of a file that `eval --json` wrote: one, or one for each policy. Null for anything else. */
export function parseReports(text: string): readonly StoredReport[] | null {
  const parsed = z.union([z.array(report).min(1), report]).safeParse(asJson(text));
  if (!parsed.success) return null;
  return Array.isArray(parsed.data) ? parsed.data : [parsed.data];
}

const record = z.object({ policy: z.string(), outcome });

export type OutcomeRecord = { readonly policy: string; readonly outcome: RunOutcome };

/** One line of an unfinished evaluation; null when the line was cut off. */
export function parseRecord(line: string): OutcomeRecord | null {
  const parsed = record.safeParse(asJson(line));
  return parsed.success ? parsed.data : null;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
