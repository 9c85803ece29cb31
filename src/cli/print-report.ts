/** A report as lines that a person reads. */
import { metricNames } from '#core/metrics/ratios.ts';
import type { Interval } from '#core/metrics/summary.ts';
import type { Comparison, EvalReport } from '#eval/report.ts';

export function printReport(report: EvalReport): void {
  for (const line of reportLines(report)) process.stdout.write(`${line}\n`);
}

const nameWidth = 24;

export function reportLines({
  policy,
  suite,
  n,
  metrics,
  ci95,
  byMasks,
  causes,
  comparisons,
}: EvalReport): string[] {
  const rows = Object.entries(byMasks).map(
    ([masks, own]) => `${masks}: ${own.metrics.exactMatch.toFixed(3)}`,
  );
  const reasons = Object.entries(causes).sort(([, a], [, b]) => b - a);
  return [
    `${policy} on ${suite}, n = ${n}`,
    ...metricNames.map((name) => {
      const value = metrics[name];
      const shown = value === null ? '-' : value.toFixed(3);
      return `  ${name.padEnd(nameWidth)}${shown}${intervalOf(ci95[name])}`;
    }),
    `  exactMatch by masks     ${rows.join('   ')}`,
    ...(reasons.length === 0
      ? []
      : [
          `  wrong because           ${reasons.map(([cause, count]) => `${cause} ${count}`).join('   ')}`,
        ]),
    ...comparisons.flatMap((comparison) => comparisonLines(policy, comparison)),
  ];
}

function comparisonLines(policy: string, { to, n, metrics }: Comparison): string[] {
  const shown = ['exactMatch', 'tokenRecall', 'allMasksExact', 'evidenceFound'] as const;
  return [
    `  ${policy} minus ${to}, in ${n} pairs`,
    ...shown.flatMap((name) => {
      const { difference, ci95, p } = metrics[name];
      if (difference === null || p === null) return [];
      const signed = `${difference < 0 ? '' : '+'}${difference.toFixed(3)}`;
      return [`    ${name.padEnd(nameWidth - 2)}${signed}${intervalOf(ci95)}  p = ${p.toFixed(4)}`];
    }),
  ];
}

function intervalOf(interval: Interval | null): string {
  return interval ? `  [${interval.map((bound) => bound.toFixed(3)).join(', ')}]` : '';
}
