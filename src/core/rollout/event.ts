/**
 * A run is an immutable list of these events; everything on screen is a fold over a prefix of it
 * (trajectory.ts). The same events are the file format of recorded runs, links, exports and training.
 */
import type { Action, Thought } from '../actions/action.ts';
import type { Reward } from '../reward/reward.ts';
import type { Gold, TaskView } from '../task/task.ts';
import type { Language } from '../text/language.ts';
import type { AgentTurn, Judgement } from './agent-turn.ts';
import type { Hit } from './environment.ts';

/** Version of the run format. Older files are upgraded one version at a time (src/runs). */
export const runVersion = 1;

export type RunSettings = {
  /** Hits shown for each search, 1 to 5. */
  readonly hits: number;
  /** Searches allowed in the whole run. */
  readonly maxSearches: number;
  /** Actions allowed in the whole run. */
  readonly maxSteps: number;
  /** Document or passage ids that the environment hides. */
  readonly withhold: readonly string[];
};

export const defaultSettings: RunSettings = { hits: 3, maxSearches: 6, maxSteps: 20, withhold: [] };

export type Alternative = { readonly text: string; readonly probability: number };

export type RunStarted = {
  readonly type: 'run-started';
  readonly version: typeof runVersion;
  readonly runId: string;
  readonly task: { readonly id: string; readonly view: TaskView; readonly language: Language };
  readonly gold?: Gold | undefined;
  readonly policyId: string;
  readonly settings: RunSettings;
  readonly corpusId: string;
  readonly seed: number;
  /** What agents were told instead of what ships, by role. */
  readonly prompts?: Readonly<Record<string, string>> | undefined;
};

/** Where the time of a step went, as its engine tells it. */
export type StepFigures = {
  /** Milliseconds until the first token. */
  readonly firstMs?: number | undefined;
  /** Tokens per second while reading and while writing. */
  readonly prefillRate?: number | undefined;
  readonly decodeRate?: number | undefined;
  /** Tokens that were read for it, and those that did not have to be because the cache held them. */
  readonly promptTokens?: number | undefined;
  readonly cachedTokens?: number | undefined;
};

export type ActionEvent = {
  readonly type: 'action';
  readonly thought: Thought | null;
  readonly action: Action;
  /** Exactly what the policy wrote. */
  readonly text: string;
  readonly tokens: number;
  /** Milliseconds the policy took. */
  readonly ms: number;
  readonly alternatives?: readonly Alternative[] | undefined;
  /** A reader put it there to see what follows (branch.ts): it is not the policy's. */
  readonly byHand?: true | undefined;
  /** What a thinking model thought before; shown, never read back to it. */
  readonly thinking?: string | undefined;
  readonly figures?: StepFigures | undefined;
  /** Of a team: what its agents said before it, in order. */
  readonly turns?: readonly AgentTurn[] | undefined;
};

export type Observation = {
  readonly type: 'observation';
  readonly hits: readonly Hit[];
  /** Milliseconds the search took. */
  readonly ms: number;
};

/** A reward, with the word of the team's judge where there was one. */
export type RewardTold = Reward & { readonly judgement?: Judgement | undefined };
export type RewardEvent = { readonly type: 'reward' } & RewardTold;

export type FinishReason = 'answered' | 'step-limit' | 'context-limit' | 'interrupted' | 'failed';

export type RunFinished = {
  readonly type: 'run-finished';
  readonly reason: FinishReason;
  readonly message?: string | undefined;
};

export type RunEvent = RunStarted | ActionEvent | Observation | RewardEvent | RunFinished;

/** Streamed text; never stored. */
export type Delta = { readonly type: 'delta'; readonly text: string };
