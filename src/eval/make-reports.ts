/** Reports of several policies on the same items, the first compared with each of the others. */
import { comparedWith, type EvalReport, reportOf } from './report.ts';
import type { ReportRequest } from './report-methods.ts';

export function makeReports({ policies, compare, ...description }: ReportRequest): EvalReport[] {
  const reports = policies.map(({ policy, outcomes }) =>
    reportOf(outcomes, { ...description, policy }),
  );
  const [first, ...others] = reports;
  if (!compare || !first) return reports;
  return [comparedWith(first, others), ...others];
}
