/** What can go wrong on the page. The type picks the sentence that the reader sees, in their language. */
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { RecipeProblem } from '#runs/recipe.ts';

export type CorpusProblemKind =
  | 'missing'
  | 'not-a-corpus'
  | 'other-version'
  | 'wrong-size'
  | 'damaged'
  | 'unreadable';

export type LinkProblem = RecipeProblem['type'];

export type Problem =
  | { readonly type: 'corpus'; readonly kind: CorpusProblemKind; readonly file: string }
  | { readonly type: 'unknown-policy'; readonly id: string }
  /** The engine of a policy; `detail` names a file, or says in English what else is known. */
  | { readonly type: 'engine'; readonly kind: PolicyErrorKind; readonly detail: string }
  /** This copy of the page ships no weights. */
  | { readonly type: 'no-weights' }
  /** A model that has to be loaded on the Models screen first. */
  | { readonly type: 'model-not-here'; readonly id: string }
  | { readonly type: 'unknown-corpus'; readonly id: string }
  | { readonly type: 'unknown-exercise'; readonly id: string }
  | { readonly type: 'unknown-question'; readonly id: string }
  | { readonly type: 'unknown-document'; readonly name: string }
  | { readonly type: 'nothing-to-mask-here'; readonly title: string }
  | { readonly type: 'link'; readonly reason: LinkProblem }
  | { readonly type: 'copy-refused' }
  /** `line` counts from 1; null when the whole file is something else. */
  | { readonly type: 'run-file'; readonly name: string; readonly line: number | null }
  | { readonly type: 'run-file-newer'; readonly name: string }
  /** Megabytes. */
  | { readonly type: 'run-file-too-large'; readonly name: string; readonly limit: number }
  | { readonly type: 'run-too-long' }
  | { readonly type: 'recorded-run' }
  | { readonly type: 'exercises' }
  | { readonly type: 'questions' }
  | { readonly type: 'worker' }
  | { readonly type: 'page-part' }
  | { readonly type: 'run-failed'; readonly message: string };

/** Thrown by ports whose failures have a known shape. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.type);
    this.problem = problem;
  }
}

export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { type: 'worker' };
}
