/**
 * A recipe link: everything needed to set the same run up again, in the part of the address after "#".
 *
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&exercise=en-012
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&question=q-012
 *   #v=1&corpus=bundled-en&policy=baseline&seed=7&hits=3&task=<packed title, parts and gold>
 *
 * Readable where it can be; the text of a task is packed. A task may leave its gold out.
 */
import type { Task } from '#core/task/task.ts';
import type { Language } from '#core/text/language.ts';
import { pack } from './packed.ts';

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

export const recipeVersion = 1;
/** Longer addresses are cut by mail programs and chats. */
export const maxLinkBytes = 8192;

export function encodeRecipe(
  recipe: Recipe,
): { readonly hash: string } | { readonly problem: RecipeProblem } {
  const { corpusId, policyId, seed, hits, task, language, lesson = [] } = recipe;
  const fields = new URLSearchParams({
    v: String(recipeVersion),
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
  if (hash.length <= maxLinkBytes) return { hash };
  return { problem: { type: 'too-long', bytes: hash.length, limit: maxLinkBytes } };
}

/** The language that a recipe link wants the page to speak; undefined when it is none, or leaves that open. */
export function linkedLanguage(hash: string): Language | undefined {
  const fields = new URLSearchParams(hash.replace(/^#/u, ''));
  const language = fields.get('lang');
  // A screen may have a language of its own in its address, such as that of the items to measure.
  return fields.has('v') && (language === 'en' || language === 'zh') ? language : undefined;
}

function packTask({ id, view, gold }: Task): string {
  return pack(JSON.stringify({ id, ...view, ...(gold && { gold }) }));
}
