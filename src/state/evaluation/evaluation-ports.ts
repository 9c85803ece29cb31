/** What an evaluation needs from outside, besides the ports of the page. Its code loads with the screen. */
import type { InstanceSample } from '#core/ramp/sample-instances.ts';
import type { Instance } from '#core/task/instance.ts';
import type { EvalReport } from '#eval/report.ts';
import type { ReportRequest } from '#eval/report-methods.ts';
import type { StoredEvaluations } from '#runs/stored-evaluations.ts';

export type EvaluationPorts = {
  /** Instances drawn from an opened corpus, the same as in the terminal. Progress counts instances. */
  readonly sample: (
    corpusId: string,
    sample: InstanceSample,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly Instance[]>;
  /** Off the main thread; the reports come without their outcomes. */
  readonly reports: (request: ReportRequest) => Promise<readonly EvalReport[]>;
  readonly stored: StoredEvaluations;
  /** The time of day, in milliseconds since 1970. */
  readonly today: () => number;
};
