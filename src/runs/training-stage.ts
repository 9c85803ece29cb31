/**
 * The record of one training stage that was run: `public/training/NAME.json`, written by the training scripts
 * (training/README.md, "Curves"). Nothing is drawn that no such file holds.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';

/** The kinds of stage, in the order in which a policy goes through them. */
export const stageKinds = ['language-model', 'sft', 'self-evolution', 'rl', 'questions'] as const;
export type StageKind = (typeof stageKinds)[number];

const number = z.number();
const some = z.string().check(z.minLength(1));

/** A remark, in English or in both languages of the page. */
const remark = z.union([some, z.object({ en: some, zh: some })]);
export type Remark = z.infer<typeof remark>;

const measured = z.object({
  /** What was measured, such as `loss`, `loss.written`, `reward`, `exactMatch`. */
  name: some,
  /** `rate` is in [0, 1]; anything else is written as it stands, such as `nats/token`. */
  unit: some,
  /** What it was measured on: `training`, `tuning` (for choosing), or a suite such as `ramp-withheld`. */
  on: z.optional(some),
});

/** `[x, y]`, x never falling. */
const points = z.array(z.tuple([number, number])).check(
  z.minLength(2),
  z.maxLength(2000),
  z.refine((list) => list.every(([x], index) => x >= (list[index - 1]?.[0] ?? x)), {
    error: 'x must not fall',
  }),
);

const series = z.extend(measured, {
  x: z.enum(['step', 'tokens', 'seconds', 'round']),
  points,
  /** Lines that are compared with one another, such as `mixed` and `curriculum`, differ in this. */
  variant: z.optional(some),
});
export type Series = z.infer<typeof series>;

const result = z.extend(measured, {
  value: number,
  ci95: z.optional(z.tuple([number, number])),
  /** How many items, or masks, or tokens it is a mean of. */
  n: z.optional(z.int().check(z.positive())),
  /** What this stage began with, measured the same way. */
  before: z.optional(number),
  variant: z.optional(some),
});
export type Result = z.infer<typeof result>;

const trainingStage = z.looseObject({
  version: z.literal(1),
  stage: z.enum(stageKinds),
  /** `done`, or `lost` with its weights: then its figures stand and nothing came of it. */
  outcome: z.enum(['done', 'lost', 'running']),
  /** Whether the policy that ships went through this very run. */
  ships: z._default(z.boolean(), false),
  /** When it began: a date, or a date with a time. */
  started: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]),
  seconds: number.check(z.nonnegative()),
  command: some,
  device: some,
  /** Trained weights. */
  parameters: z.optional(z.int().check(z.positive())),
  goesIn: z.optional(remark),
  comesOut: z.optional(remark),
  series: z.array(series),
  results: z._default(z.array(result), []),
  notes: z._default(z.array(remark), []),
  /** What was tried and did not help, with its figures. */
  negatives: z._default(z.array(remark), []),
});

export type TrainingStage = z.infer<typeof trainingStage>;

/** The record, or in one sentence what is wrong with the file. */
export function decodeTrainingStage(
  text: string,
): { readonly stage: TrainingStage } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'this is not JSON.' };
  }
  const parsed = trainingStage.safeParse(json);
  if (parsed.success) return { stage: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return { problem: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not a stage'}.` };
}

const index = z.object({ files: z.array(z.string().check(z.regex(/^[\w.-]+\.json$/u))) });

/** The names of the records that ship, oldest first (`public/training/index.json`); null when it can't be read. */
export function decodeTrainingIndex(text: string): readonly string[] | null {
  try {
    return index.parse(JSON.parse(text)).files;
  } catch {
    return null;
  }
}
