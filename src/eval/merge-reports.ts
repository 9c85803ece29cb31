/**
 * Putting the parts of one evaluation together again. Part i of n holds the items i, i + n, i + 2n, … of the suite,
 * so the merged report is, figure for figure, the one that a single run would have given.
 *
 *   part 1/2   a c e          merged   a b c d e
 *   part 2/2   b d
 */
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { type EvalReport, reportOf } from './report.ts';
import type { StoredReport } from './stored-outcomes.ts';

/** The merged reports, one for each policy, or one sentence that says why the parts don't belong together. */
export function mergeReports(
  parts: readonly StoredReport[],
): readonly EvalReport[] | { readonly problem: string } {
  const merged: EvalReport[] = [];
  for (const policy of new Set(parts.map((part) => part.policy))) {
    const own = parts.filter((part) => part.policy === policy);
    const problem = whyNotMergeable(own);
    if (problem !== null) return { problem };
    const sorted = own.toSorted((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0));
    const { outcomes: _, part: __, ...description } = sorted[0] as StoredReport;
    merged.push(reportOf(interleaved(sorted.map(({ outcomes }) => outcomes)), description));
  }
  return merged;
}

function whyNotMergeable(parts: readonly StoredReport[]): string | null {
  const [first] = parts;
  if (!first) return 'There is nothing to merge.';
  const keys = ['suite', 'corpusId', 'withhold', 'hits', 'seed', 'weights'] as const;
  for (const key of keys) {
    const other = parts.find((part) => part[key] !== first[key]);
    if (other) return `The parts differ in ${key}: ${first[key]} and ${other[key]}.`;
  }
  const count = first.part?.count ?? 1;
  if (parts.some(({ part }) => (part?.count ?? 1) !== count)) {
    return `The parts of ${first.policy} are of divisions into different numbers.`;
  }
  const indexes = parts.map(({ part }) => part?.index ?? 1);
  const twice = indexes.find((index, at) => indexes.indexOf(index) !== at);
  if (twice !== undefined) return `Part ${twice}/${count} of ${first.policy} is given twice.`;
  for (let index = 1; index <= count; index += 1) {
    if (!indexes.includes(index)) return `Part ${index}/${count} of ${first.policy} is missing.`;
  }
  return null;
}

function interleaved(parts: readonly (readonly RunOutcome[])[]): RunOutcome[] {
  const longest = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: longest }, (_, at) => parts.flatMap((part) => part[at] ?? [])).flat();
}
