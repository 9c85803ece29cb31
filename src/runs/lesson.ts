/**
 * A lesson as a file: written as `lessons/NAME.LANGUAGE.yaml` (CONTRIBUTING, "Add a lesson"), fetched by the page as
 * JSON. Steps of text, each with something to try, questions with feedback, and notes for whoever teaches it.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';

const some = z.string().check(z.minLength(1));
const id = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/u));
const policies = z.array(some).check(z.minLength(1), z.maxLength(4));

/** A passage with its hidden words in brackets: "born in [Warsaw|Warszawa] in [1867]". */
const marked = z
  .string()
  .check(z.regex(/\[[^[\]]+\]/u, { error: 'hides nothing: put [ ] around a word' }));
const title = z._default(z.string(), '');
/** From 1, as readers count. */
const blank = z._default(z.int().check(z.positive()), 1);

const piece = z.discriminatedUnion('type', [
  /** The reader fills the blanks, then looks. */
  z.object({ type: z.literal('guess'), title, passage: marked }),
  /** The reader hides and shows words of a text. */
  z.object({
    type: z.literal('mask'),
    title,
    text: some,
    masks: z.int().check(z.minimum(1), z.maximum(4)),
  }),
  /** Policies fill a passage, live. */
  z.object({ type: z.literal('run'), title, passage: marked, policies }),
  /** The reader asks the real search for a blank. */
  z.object({
    type: z.literal('search'),
    title,
    passage: marked,
    blank,
    queries: z.array(some).check(z.minLength(1)),
  }),
  /** The reader finds the sentence that tells. */
  z.object({ type: z.literal('evidence'), title, passage: marked, blank, query: some }),
  /** The reader writes fills and sees the reward. */
  z.object({
    type: z.literal('reward'),
    title,
    passage: marked,
    blank,
    tries: z.array(some).check(z.minLength(1)),
  }),
  /** One passage with ever more blanks, filled live. */
  z.object({
    type: z.literal('ladder'),
    title,
    policy: some,
    passages: z.array(marked).check(z.minLength(2), z.maxLength(4)),
  }),
  /** Tries of several policies, live; the reader chooses which become examples. */
  z.object({
    type: z.literal('selection'),
    policies,
    passages: z.array(z.object({ title, passage: marked })).check(z.minLength(2), z.maxLength(6)),
  }),
  /** What a policy is given of a text that holds tags. `passage` has `[mask]`. */
  z.object({ type: z.literal('injection'), title, passage: some }),
]);
export type Piece = z.infer<typeof piece>;
export type PieceOf<T extends Piece['type']> = Extract<Piece, { readonly type: T }>;

const quiz = z.object({
  question: some,
  choices: z
    .array(z.object({ text: some, right: z._default(z.boolean(), false), feedback: some }))
    .check(
      z.minLength(2),
      z.refine((choices) => choices.filter(({ right }) => right).length === 1, {
        error: 'exactly one choice must be right',
      }),
    ),
});
export type Quiz = z.infer<typeof quiz>;

const teacher = z.object({
  goal: some,
  minutes: z.number().check(z.positive()),
  ask: z._default(z.array(some), []),
  expect: z.optional(some),
});

const step = z.object({
  id,
  title: some,
  /** Paragraphs, a blank line between them; **strong words**. */
  text: some,
  piece: z.optional(piece),
  quiz: z._default(z.array(quiz), []),
  teacher: z.optional(teacher),
});
export type LessonStep = z.infer<typeof step>;

const lesson = z.object({
  version: z.literal(1),
  title: some,
  about: some,
  minutes: z.number().check(z.positive()),
  steps: z.array(step).check(
    z.minLength(1),
    z.refine((steps) => new Set(steps.map((own) => own.id)).size === steps.length, {
      error: 'two steps have the same id',
    }),
  ),
});
export type Lesson = z.infer<typeof lesson>;

/** The lesson, or in one sentence what is wrong with the value. */
export function decodeLesson(
  value: unknown,
): { readonly lesson: Lesson } | { readonly problem: string } {
  const parsed = lesson.safeParse(value);
  if (parsed.success) return { lesson: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return { problem: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not a lesson'}.` };
}
