/**
 * The policy port: what chooses the next action. Rules, the bundled model, WebLLM and recorded runs all
 * implement it; the loop knows only this.
 */
import type { Gold, TaskView } from '../task/task.ts';
import type { Language } from '../text/language.ts';
import type { AgentTurn, Judgement } from './agent-turn.ts';
import type { CancelSignal } from './cancel.ts';
import type { Alternative, StepFigures } from './event.ts';
import type { Step } from './trajectory.ts';

/** All that a policy may base its next action on. The gold is not in it. */
export type Situation = {
  readonly view: TaskView;
  readonly language: Language;
  readonly steps: readonly Step[];
  /** Searches that are still allowed; at 0 the policy has to fill, or say that it does not know. */
  readonly searchesLeft: number;
};

export type PolicyOutput =
  /** Text as it streams; shown while it arrives, dropped when its decision is there. */
  | { readonly type: 'delta'; readonly text: string }
  /** The whole text of the decision: exactly what the policy wrote. Comes last. */
  | {
      readonly type: 'decision';
      readonly text: string;
      /** Tokens that the policy sampled for it; 0 for rules. */
      readonly tokens: number;
      /** The fill and its runners-up, best first, where the policy can tell. */
      readonly alternatives?: readonly Alternative[] | undefined;
      /** What a thinking model thought before it decided. */
      readonly thinking?: string | undefined;
      readonly figures?: StepFigures | undefined;
      /** Of a team: what its agents said, in order. */
      readonly turns?: readonly AgentTurn[] | undefined;
    }
  /** Instead of a decision: the transcript leaves no room for one. */
  | { readonly type: 'context-full' };

export type Policy = {
  readonly id: string;
  readonly act: (situation: Situation, signal: CancelSignal) => AsyncIterable<PolicyOutput>;
  /** A team's judge: it is asked once the run is over, and the first to be shown the gold. One fill per blank. */
  readonly judge?: (
    fills: readonly (string | null)[],
    gold: Gold,
    language: Language,
    signal: CancelSignal,
  ) => Promise<Judgement>;
  /** What its agents are told instead of what ships, by role; kept with the run. */
  readonly changedPrompts?: (language: Language) => Readonly<Record<string, string>> | undefined;
};
