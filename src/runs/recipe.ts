/**
 * A recipe link: everything needed to set the same run up again, in the part of the address after "#".
 *
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&exercise=en-012
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&question=q-012
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&task=<packed title, parts and gold>
 *
 * Readable where it can be; the text of a task is packed. A task may leave its gold out.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import type { Task } from '#core/task/task.ts';
import { limits } from '#core/task/typed-masks.ts';
import { type Language, languageOf } from '#core/text/language.ts';
import { pack, unpack } from './packed.ts';
import { goldSchema } from './run-schema.ts';

export type RecipeTask =
  | { readonly type: 'exercise'; readonly id: string }
  | { readonly type: 'question'; readonly id: string }
  | { readonly type: 'text'; readonly task: Task };

export type Recipe = {
  readonly corpusId: string;
  readonly policyId: string;
  readonly seed: number;
  /** Hits shown for each search. */
  readonly hits: number;
  readonly task: RecipeTask;
  /** The language of the page, when the link should choose it. */
  readonly language?: Language | undefined;
  /** How a teacher wants the passage to be met. */
  readonly lesson?: readonly LessonFlag[] | undefined;
};

/** Guess before the policy does; no other controls; large type. */
export const lessonFlags = ['guess', 'plain', 'projector'] as const;
export type LessonFlag = (typeof lessonFlags)[number];

export type RecipeProblem =
  | { readonly type: 'broken' }
  | { readonly type: 'newer-version' }
  | { readonly type: 'too-long'; readonly bytes: number; readonly limit: number };

const version = 1;
/** Longer addresses are cut by mail programs and chats. */
const maxBytes = 8192;

export function encodeRecipe(
  recipe: Recipe,
): { readonly hash: string } | { readonly problem: RecipeProblem } {
  const { corpusId, policyId, seed, hits, task, language, lesson = [] } = recipe;
  const fields = new URLSearchParams({
    v: String(version),
    corpus: corpusId,
    policy: policyId,
    seed: String(seed),
    hits: String(hits),
    ...(language && { lang: language }),
    ...(lesson.length > 0 && { lesson: lesson.join('.') }),
    ...(task.type === 'text' ? { task: packTask(task.task) } : { [task.type]: task.id }),
  });
  // These stand in ids and need no escape after "#".
  const hash = `#${fields.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
  if (hash.length <= maxBytes) return { hash };
  return { problem: { type: 'too-long', bytes: hash.length, limit: maxBytes } };
}

/** Null for an empty hash: then there is no recipe, and nothing wrong. */
export function decodeRecipe(
  hash: string,
): { readonly recipe: Recipe } | { readonly problem: RecipeProblem } | null {
  const text = hash.replace(/^#/u, '');
  if (text === '') return null;
  // Nothing that was made here is longer, and a megabyte is not worth taking apart.
  if (text.length > 2 * maxBytes) return { problem: { type: 'broken' } };
  const fields = Object.fromEntries(new URLSearchParams(text));
  if (Number(fields['v']) > version) return { problem: { type: 'newer-version' } };
  const parsed = fieldsSchema.safeParse(fields);
  const task = parsed.success ? taskOf(parsed.data) : null;
  if (!parsed.success || !task) return { problem: { type: 'broken' } };
  const { corpus: corpusId, policy: policyId, seed, hits, lang } = parsed.data;
  // A flag of a later version is no reason to refuse the passage.
  const wanted = parsed.data.lesson?.split('.') ?? [];
  const lesson = lessonFlags.filter((flag) => wanted.includes(flag));
  return {
    recipe: {
      ...{ corpusId, policyId, seed, hits, task },
      ...(lang && { language: lang }),
      ...(lesson.length > 0 && { lesson }),
    },
  };
}

const someText = z.string().check(z.minLength(1));

const fieldsSchema = z.object({
  v: z.literal(String(version)),
  corpus: someText,
  policy: someText,
  seed: z.coerce.number().check(z.int(), z.nonnegative()),
  hits: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(5)),
  lang: z.optional(z.enum(['en', 'zh'])),
  lesson: z.optional(z.string()),
  exercise: z.optional(someText),
  question: z.optional(someText),
  task: z.optional(someText),
});

const packedTask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ramp'),
    id: z.string(),
    title: z.string(),
    parts: z.array(z.string()).check(z.minLength(2), z.maxLength(limits.maxMasks + 1)),
    gold: z.optional(goldSchema),
  }),
  z.object({
    kind: z.literal('question'),
    id: z.string(),
    question: someText,
    gold: z.optional(goldSchema),
  }),
]);

function packTask({ id, view, gold }: Task): string {
  return pack(JSON.stringify({ id, ...view, ...(gold && { gold }) }));
}

function taskOf({ exercise, question, task }: z.infer<typeof fieldsSchema>): RecipeTask | null {
  if (exercise !== undefined) return { type: 'exercise', id: exercise };
  if (question !== undefined) return { type: 'question', id: question };
  if (task === undefined) return null;
  try {
    const { id, gold, ...view } = packedTask.parse(JSON.parse(unpack(task)));
    const blanks = view.kind === 'ramp' ? view.parts.length - 1 : 1;
    if (gold && gold.length !== blanks) return null;
    const language = languageOf(view.kind === 'ramp' ? view.parts.join(' ') : view.question);
    return { type: 'text', task: { id, view, language, ...(gold && { gold }) } };
  } catch {
    return null;
  }
}
