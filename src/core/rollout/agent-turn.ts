/**
 * What the agents of a team say (MaskSearch section 3.2.1), kept with the step that follows from it, so that a view can
 * show who acted. The judge speaks once, when the run is over; its word is kept with the reward.
 *
 *   action.turns   planner -> rewriter              (a first search)
 *                  observer -> rewriter             (another search)
 *                  observer                         (a fill)
 *   reward.judgement                                (the judge)
 */
export const observerCases = ['enough', 'next', 'reflect', 'supplement'] as const;
export type ObserverCase = (typeof observerCases)[number];

export type PlannerTurn = {
  readonly agent: 'planner';
  /** The mask to look for, from 1; null for a question. */
  readonly mask: number | null;
  /** The one fact to look up. */
  readonly need: string;
  /** Tokens that were sampled for it; 0 for rules. */
  readonly tokens: number;
};

export type RewriterTurn = {
  readonly agent: 'rewriter';
  readonly queries: readonly string[];
  readonly tokens: number;
};

export type ObserverTurn = {
  readonly agent: 'observer';
  readonly kind: ObserverCase;
  /** The hit that tells, from 1; null where none does. */
  readonly hit: number | null;
  readonly quote: string;
  /** The fill; empty where nothing is known. */
  readonly text: string;
  /** What to look up next. */
  readonly need: string;
  readonly tokens: number;
};

export type AgentTurn = PlannerTurn | RewriterTurn | ObserverTurn;

export type Judgement = {
  /** Per blank. */
  readonly correct: readonly boolean[];
  readonly why: readonly string[];
  readonly tokens: number;
};
