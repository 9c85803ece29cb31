/** Why a blank went wrong, as far as a run's events tell: the first thing that was missing on the way. */
import type { Blank, Trajectory } from '../rollout/trajectory.ts';
import { tellsAny } from './evidence-found.ts';

export const failureCauses = [
  /** The engine, the search or an abort ended the run. */
  'run-failed',
  /** The run ended without a fill for it: unusable actions, or the limit of steps. */
  'unanswered',
  /** No evidence was shown, and the oracle's query shows none either. */
  'out-of-reach',
  /** No evidence was shown, though a better query shows it, or nobody asked the oracle. */
  'not-found',
  /** Evidence was shown, and the policy said that it does not know. */
  'declined',
  /** Evidence was shown, and another sentence was quoted, or none. */
  'other-sentence',
  /** A sentence that tells was quoted, and other words of it were filled. */
  'other-words',
] as const;

export type FailureCause = (typeof failureCauses)[number];

export type BlankFacts = {
  readonly exact: boolean;
  readonly evidence: boolean;
  readonly oracle?: boolean | undefined;
};

/** Null for a blank that is right. */
export function failureCause(
  { finished }: Pick<Trajectory, 'finished'>,
  blank: Blank | undefined,
  accepted: readonly string[],
  { exact, evidence, oracle }: BlankFacts,
): FailureCause | null {
  if (exact) return null;
  if (finished?.reason === 'failed' || finished?.reason === 'interrupted') return 'run-failed';
  if (!blank || blank.filledAt === null) return 'unanswered';
  if (!evidence) return oracle === false ? 'out-of-reach' : 'not-found';
  if (blank.fill === null) return 'declined';
  return tellsAny(blank.evidence?.quote ?? '', accepted) ? 'other-words' : 'other-sentence';
}
