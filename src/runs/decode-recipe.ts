/** What a recipe link describes (recipe.ts). */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import { limits } from '#core/task/typed-masks.ts';
import { languageOf } from '#core/text/language.ts';
import { unpack } from './packed.ts';
import {
  lessonFlags,
  maxLinkBytes,
  type Recipe,
  type RecipeProblem,
  type RecipeTask,
  recipeVersion,
} from './recipe.ts';
import { goldSchema } from './run-schema.ts';

/** Null for an empty hash: then there is no recipe, and nothing wrong. */
export function decodeRecipe(
  hash: string,
): { readonly recipe: Recipe } | { readonly problem: RecipeProblem } | null {
  const text = hash.replace(/^#/u, '');
  if (text === '') return null;
  // Nothing that was made here is longer, and a megabyte is not worth taking apart.
  if (text.length > 2 * maxLinkBytes) return { problem: { type: 'broken' } };
  const fields = Object.fromEntries(new URLSearchParams(text));
  if (Number(fields['v']) > recipeVersion) return { problem: { type: 'newer-version' } };
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
  v: z.literal(String(recipeVersion)),
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
