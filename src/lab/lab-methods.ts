/** What the Lab's worker offers over the rpc. */
import type { PolicyOutput, Situation } from '#core/rollout/policy.ts';
import type { Accuracy } from './held-out.ts';
import type { TryOut } from './session.ts';
import type { LabSettings } from './settings.ts';
import type { StepReport } from './step-report.ts';

export type LabFacts = {
  /** Documents in the corpus, and those that are held out. */
  readonly documents: number;
  readonly heldOutDocuments: number;
  /** Held-out passages that are measured on, and the titles of their documents. */
  readonly heldOut: readonly string[];
};

export type LabStep = {
  readonly report: StepReport;
  readonly weights: readonly number[];
};

export type LabMethods = {
  /** Opens the corpus folder at an absolute URL and begins a session. Progress is in bytes. */
  readonly open: {
    readonly argument: { readonly url: string; readonly settings: LabSettings };
    readonly value: LabFacts;
  };
  readonly reset: { readonly argument: LabSettings; readonly value: null };
  readonly change: { readonly argument: LabSettings; readonly value: null };
  readonly step: { readonly argument: null; readonly value: LabStep };
  readonly measure: { readonly argument: null; readonly value: Accuracy };
  readonly tryOut: { readonly argument: { readonly index: number }; readonly value: TryOut };
  /** The next action of a trained policy, for the Fill screen. Null when the id holds no weights. */
  readonly act: {
    readonly argument: { readonly url: string; readonly id: string; readonly situation: Situation };
    readonly value: PolicyOutput | null;
  };
};
