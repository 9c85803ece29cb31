/** From the reports of a row's parts to its figures. */
import { comparePaired } from '#core/metrics/paired.ts';
import type { MetricName } from '#core/metrics/ratios.ts';
import type { Interval } from '#core/metrics/summary.ts';
import { mergeReports } from '#eval/merge-reports.ts';
import type { EvalReport } from '#eval/report.ts';
import type { StoredReport } from '#eval/stored-outcomes.ts';
import { type Measure, type Measured, reproduced } from './figures.ts';

/** What the trained policy is compared with in pairs: `bundled` minus each of the others. */
const compared = 'bundled';

/** The figures that these reports tell, or one sentence that says why they don't belong together. */
export function measuredFrom(
  reports: readonly StoredReport[],
): Measured | { readonly problem: string } {
  const merged = mergeReports(reports);
  if ('problem' in merged) return merged;
  return { measured: measuredIn(merged), paired: pairedIn(merged) };
}

function measuredIn(reports: readonly EvalReport[]): Measured['measured'] {
  return Object.fromEntries(
    reports.map(({ n, metrics, ci95, policy, weights }) => {
      const kept = reproduced.flatMap((name) => {
        const [value, interval] = [metrics[name], ci95[name]];
        if (value === null || interval === null) return [];
        return [[name, measure(value, interval)] as const];
      });
      const known = weights === undefined ? {} : { weights };
      return [policy, { n, ...known, metrics: Object.fromEntries(kept) }];
    }),
  );
}

function pairedIn(reports: readonly EvalReport[]): NonNullable<Measured['paired']> {
  const own = reports.find(({ policy }) => policy === compared);
  if (!own) return {};
  return Object.fromEntries(
    reports
      .filter((other) => other !== own)
      .map((other) => {
        const { n, metrics } = comparePaired(own.outcomes, other.outcomes);
        const told = reproduced.flatMap((name: MetricName) => {
          const { difference, ci95, p } = metrics[name];
          if (difference === null || ci95 === null || p === null) return [];
          return [{ name, difference: measure(difference, ci95), p: rounded(p) }];
        });
        const differences = Object.fromEntries(
          told.map(({ name, difference }) => [name, difference]),
        );
        const p = Object.fromEntries(told.map((one) => [one.name, one.p]));
        return [`${compared} minus ${other.policy}`, { n, differences, p }];
      }),
  );
}

function measure(value: number, [low, high]: Interval): Measure {
  return [rounded(value), rounded(low), rounded(high)];
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
