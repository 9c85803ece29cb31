/** The four agents of a team as a port: a chat model plays them (chat-team.ts), and so do rules where there is none. */
import type { Judgement, ObserverTurn } from '../../rollout/agent-turn.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Situation } from '../../rollout/policy.ts';
import type { Gold } from '../../task/task.ts';
import type { Language } from '../../text/language.ts';

/** Which open mask next (from 1; 1 for a question), and the one fact to look up for it. */
export type Plan = { readonly mask: number; readonly need: string; readonly tokens: number };
export type Rewritten = { readonly queries: readonly string[]; readonly tokens: number };
/** Searches for the mask so far, and whether another is allowed. */
export type Allowance = { readonly attempts: number; readonly mayAsk: boolean };

export type TeamAgents = {
  readonly plan: (
    situation: Situation,
    open: readonly number[],
    signal: CancelSignal,
  ) => Promise<Plan>;
  readonly rewrite: (
    situation: Situation,
    mask: number,
    need: string,
    signal: CancelSignal,
  ) => Promise<Rewritten>;
  readonly observe: (
    situation: Situation,
    mask: number,
    allowance: Allowance,
    signal: CancelSignal,
  ) => Promise<ObserverTurn>;
  readonly judge: (
    fills: readonly (string | null)[],
    gold: Gold,
    language: Language,
    signal: CancelSignal,
  ) => Promise<Judgement>;
};
