/** Causes of failure as a reader asks for them: was it the question, the encyclopedia, the reading or the form? */
import type { FailureCause } from '#core/metrics/failure-cause.ts';

export const failureGroups = ['wrong-query', 'evidence-not-found', 'misread', 'format'] as const;
export type FailureGroup = (typeof failureGroups)[number];

const groups: Readonly<Record<FailureCause, FailureGroup>> = {
  'not-found': 'wrong-query',
  'out-of-reach': 'evidence-not-found',
  declined: 'misread',
  'other-sentence': 'misread',
  'other-words': 'misread',
  unanswered: 'format',
  'run-failed': 'format',
};

export function groupOf(cause: FailureCause): FailureGroup {
  return groups[cause];
}
