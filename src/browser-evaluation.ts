/** The ports of the Evaluate screen in a browser: reports are made in a worker of their own. */
import type { ReportMethods } from '#eval/report-methods.ts';
import { workerLink } from '#lib/worker-link.ts';
import { storedEvaluations } from '#runs/stored-evaluations.ts';
import type { SearchClient } from '#search/search-client.ts';
import type { EvaluationPorts } from '#state/evaluation/evaluation-ports.ts';
import type { MaskingClient } from '#tagging/masking-client.ts';

export function browserEvaluation(
  search: () => Pick<SearchClient, 'maskable'>,
  masking: () => Pick<MaskingClient, 'sample'>,
): EvaluationPorts {
  const reports = workerLink<ReportMethods>(
    () => new Worker(new URL('./eval/report.worker.ts', import.meta.url), { type: 'module' }),
  );
  return {
    sample: async (corpusId, sample, onProgress, signal) => {
      const passages = await search().maskable(corpusId);
      return masking().sample({ ...sample, passages }, { onProgress, signal });
    },
    reports: (request) => reports.call('reports', request),
    stored: storedEvaluations(),
    today: () => Date.now(),
  };
}
