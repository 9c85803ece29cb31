/** What the report worker offers over the rpc: thousands of resamples, which the page must not wait for. */
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import type { EvalDescription, EvalReport } from './report.ts';

export type ReportRequest = Omit<EvalDescription, 'policy'> & {
  readonly policies: readonly {
    readonly policy: string;
    readonly outcomes: readonly RunOutcome[];
  }[];
  /** Whether the first policy is compared with the others in pairs. */
  readonly compare: boolean;
};

export type ReportMethods = {
  /** Reports without their outcomes: whoever asks has them. */
  readonly reports: { readonly argument: ReportRequest; readonly value: readonly EvalReport[] };
};
