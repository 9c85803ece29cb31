/** Everything the page knows. Only what can't be derived is kept: the scene is made from events and playhead. */
import type { OwnPrompts } from '#core/agents/team/own-prompts.ts';
import type { TypedSpan } from '#core/ramp/patterns.ts';
import type { Candidate } from '#core/ramp/salient-spans.ts';
import type { Change } from '#core/rollout/branch.ts';
import type { RunEvent, RunSettings } from '#core/rollout/event.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import type { Task } from '#core/task/task.ts';
import type { TypedTextProblem } from '#core/task/typed-masks.ts';
import type { Language } from '#core/text/language.ts';
import type { Span } from '#core/text/span.ts';
import type { RecordedEntry } from '#runs/recorded-index.ts';
import type { Load } from './load.ts';
import type { Offline } from './offline.ts';
import type { Playhead } from './playhead.ts';
import type { BundledOffer, CorpusInfo, DocumentPage, EngineInfo } from './ports.ts';
import type { Problem } from './problem.ts';
import type { Route } from './route.ts';
import type { Sources } from './source-actions.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** Of all type, relative to what the device and the screen ask for. */
export const textSizes = [0.875, 1, 1.25, 1.5] as const;
export type TextSize = (typeof textSizes)[number];

/** `full` and `reduced` win over the device. */
export const motions = ['system', 'full', 'reduced'] as const;
export type Motion = (typeof motions)[number];

export type Preferences = {
  readonly language: Language;
  readonly theme: Theme;
  readonly speed: Speed;
  readonly textSize: TextSize;
  readonly motion: Motion;
  /** Large type and strong lines, for a room that reads from the back. */
  readonly projector: boolean;
  /** Single keys and the pager keys of a clicker drive the stage. */
  readonly presenterKeys: boolean;
};

/** Where the passage on the stage comes from. */
export type Origin =
  | { readonly type: 'recorded'; readonly id: string }
  | { readonly type: 'exercise'; readonly id: string }
  | { readonly type: 'question'; readonly id: string }
  | { readonly type: 'document'; readonly title: string }
  | { readonly type: 'own' }
  | { readonly type: 'file'; readonly name: string }
  /** A run of the evaluation that this page has made. */
  | { readonly type: 'evaluation' }
  | { readonly type: 'link' };

export type Subject = { readonly task: Task; readonly origin: Origin; readonly seed: number };

/** One of the runs that stand side by side. */
export type Lane = {
  readonly policyId: string;
  readonly status: 'waiting' | 'running' | 'ended';
  readonly made: RunState['made'];
  readonly events: readonly RunEvent[];
  /** What a reader changed before the policy went on; null for a run from its beginning. */
  readonly change: Change | null;
};

/** Up to four runs of one task. */
export type Comparison = {
  readonly subject: Subject;
  readonly status: 'opening' | 'running' | 'ended' | 'failed';
  readonly lanes: readonly Lane[];
};

/** How the passage is met: set by a lesson link or by hand, and gone with the tab. */
export type Lesson = {
  /** A guess is typed for every blank before the policy acts. */
  readonly guessFirst: boolean;
  /** Nothing but the passage and its run is offered. */
  readonly plain: boolean;
  /** What was guessed for the passage on the stage, blank by blank; null before. */
  readonly guesses: readonly string[] | null;
  /** A recorded run that waits for the guesses. */
  readonly heldBack: readonly RunEvent[] | null;
};

/** One passage, guessed and then filled. */
export type GuessResult = {
  readonly title: string;
  readonly taskId: string;
  readonly policyId: string;
  readonly blanks: readonly {
    readonly gold: string;
    readonly guess: string;
    readonly fill: string | null;
    readonly guessRight: boolean;
    readonly fillRight: boolean;
  }[];
};

export type RunState = {
  /** Who made the events: a file that ships, or this browser just now. */
  readonly made: 'recorded' | 'live';
  /** `opening`: the corpus is on its way; the events of before still stand. */
  readonly status: 'empty' | 'opening' | 'running' | 'ended';
  readonly events: readonly RunEvent[];
  /** Text that a policy is writing at this moment. */
  readonly streaming: string;
};

export type Draft = {
  readonly title: string;
  readonly text: string;
  readonly masks: number;
  readonly seed: number;
};

/** What the builder shows beneath the text. Spans may differ from the drawn ones: clicks toggle them. */
export type MaskedDraft = {
  readonly text: string;
  readonly language: Language;
  readonly salient: readonly TypedSpan[];
  readonly candidates: readonly Candidate[];
  /** Perplexity of each salient span and every other word, by where it begins; where a model has read the text. */
  readonly perplexities?: ReadonlyMap<number, number> | undefined;
  readonly spans: readonly Span[];
};

export type DraftProblem = TypedTextProblem | { readonly type: 'nothing-to-mask' };

export type Preview =
  | { readonly status: 'empty' }
  | { readonly status: 'working' }
  /** The text has `[mask]` written by hand. */
  | { readonly status: 'typed'; readonly task: Task }
  | { readonly status: 'masked'; readonly masked: MaskedDraft }
  | { readonly status: 'refused'; readonly problem: DraftProblem };

export type Panel =
  /** `passage`: the blanks of what stands on the stage are changed; the visitor's own draft is left alone. */
  | { readonly type: 'builder'; readonly of: 'own' | 'passage' }
  | { readonly type: 'picker' }
  | { readonly type: 'questions' }
  /** What the agents of a team are told. */
  | { readonly type: 'prompts' }
  /** What to change at a step, counted from 0, before running on from there. */
  | { readonly type: 'branch'; readonly at: number }
  | { readonly type: 'story'; readonly blank: number }
  | {
      readonly type: 'document';
      /** Names of documents opened one from another, the current one last. */
      readonly trail: readonly string[];
      readonly language: Language;
      readonly passageId: string | null;
      readonly page: Load<DocumentPage>;
    };

export type AppState = {
  readonly route: Route;
  readonly preferences: Preferences;
  readonly corpora: Readonly<Record<Language, Load<CorpusInfo>>>;
  readonly exercises: Readonly<Record<Language, Load<readonly Instance[]>>>;
  readonly questions: Readonly<Record<Language, Load<readonly Question[]>>>;
  readonly recordedRuns: Load<readonly RecordedEntry[]>;
  readonly subject: Subject | null;
  readonly policyId: string;
  readonly settings: RunSettings;
  /** The visitor's own prompts of the team; null until they are needed. */
  readonly prompts: OwnPrompts | null;
  readonly sources: Sources;
  readonly run: RunState;
  readonly comparison: Comparison | null;
  readonly lesson: Lesson;
  readonly results: readonly GuessResult[];
  readonly playhead: Playhead;
  readonly draft: Draft;
  readonly preview: Preview;
  readonly panel: Panel | null;
  readonly problem: Problem | null;
  readonly linkCopied: boolean;
  readonly offline: Offline;
  readonly bundled: {
    readonly offer: Load<BundledOffer | null>;
    readonly engine: Load<EngineInfo>;
  };
};

export const emptyRun: RunState = { made: 'live', status: 'empty', events: [], streaming: '' };

/** The policies offered on the page, as their ids. */
export const policyIds = [
  'baseline',
  'rag:baseline',
  'closed-book:baseline',
  'multi-agent:baseline',
  'bundled',
  'rag:bundled',
  'closed-book:bundled',
] as const;
export type OfferedPolicyId = (typeof policyIds)[number];

export function isBundled(policyId: string): boolean {
  return /(?:^|:)bundled(?:@|$)/u.test(policyId);
}

/**
 * Whether the page can run it: an offered policy, a chat model that is loaded on the Models screen, or weights from the
 * Training Lab.
 */
export function isKnownPolicy(id: string): boolean {
  const isOffered = policyIds.some((offered) => offered === id);
  return isOffered || /^(?:(?:rag|closed-book|multi-agent):)?(?:webllm|lab):./u.test(id);
}
