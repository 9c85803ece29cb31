import type { EvalReport } from '#eval/report.ts';
import type { EvalProgress } from '#eval/time-left.ts';
import type { Problem } from '../problem.ts';
import type { EvaluationChoice, StoredEvaluation } from './choice.ts';

/** What the screens show of a report. */
export type { EvalReport as ShownReport } from '#eval/report.ts';

export type EvaluationProblem =
  | Problem
  /** The suite has nothing for this choice. */
  | { readonly type: 'no-items' }
  /** A policy failed on its first items: it is broken, and its zeros would say nothing. */
  | { readonly type: 'policy-fails'; readonly id: string; readonly message: string }
  /** The browser keeps nothing; results are lost with the page. */
  | { readonly type: 'not-kept' };

export type EvaluationStatus =
  /** Nothing measured yet. */
  | 'empty'
  /** Looking for what was measured before. */
  | 'restoring'
  /** Opening the corpus, drawing instances. */
  | 'preparing'
  | 'running'
  /** Stopped by the visitor, by a reload or by a problem: it can go on. */
  | 'stopped'
  | 'done';

export type EvaluationState = {
  readonly choice: EvaluationChoice;
  readonly status: EvaluationStatus;
  /** What is shown; null when nothing is. */
  readonly shown: StoredEvaluation | null;
  readonly progress: EvalProgress | null;
  /** One for each policy, in the order of the choice; of what is there so far. */
  readonly reports: readonly EvalReport[];
  /** Other evaluations that this browser keeps, the newest first. */
  readonly earlier: readonly StoredEvaluation[];
  readonly problem: EvaluationProblem | null;
};
