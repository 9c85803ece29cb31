/** Rates over many runs, with 95 % bootstrap intervals. All rates lie in [0, 1]. */
import { type Random, seededRandom } from '../random.ts';
import { addTo, byMetric, type MetricName, noSums, rateOf, sumsOf, totalOf } from './ratios.ts';
import type { RunOutcome } from './run-outcome.ts';

export type Metrics = {
  /** Per mask. */
  readonly exactMatch: number;
  readonly tokenRecall: number;
  readonly f1: number;
  /** Per instance: all of its masks exact. */
  readonly allMasksExact: number;
  readonly evidenceFound: number;
  /** Exact match over the masks whose evidence was shown; null when there were none. */
  readonly exactMatchGivenEvidence: number | null;
  /** Masks whose evidence the oracle's query shows, the same for every policy; null when it was not asked. */
  readonly oracleEvidence: number | null;
  /** Per instance: ended with an answer and without an invalid action. */
  readonly format: number;
  readonly searchesPerMask: number;
  readonly secondsPerMask: number;
};

export type Interval = readonly [low: number, high: number];

export type Summary = {
  /** Instances, and their masks. */
  readonly n: number;
  readonly masks: number;
  readonly metrics: Metrics;
  readonly ci95: Readonly<Record<MetricName, Interval | null>>;
};

export function summarise(outcomes: readonly RunOutcome[], seed = 1): Summary {
  return {
    n: outcomes.length,
    masks: outcomes.reduce((sum, outcome) => sum + outcome.blanks.length, 0),
    metrics: metricsOf(outcomes),
    ci95: intervals(outcomes, seed),
  };
}

export function metricsOf(outcomes: readonly RunOutcome[]): Metrics {
  const sums = totalOf(outcomes.map(sumsOf));
  return {
    ...byMetric((name) => rateOf(sums, name) ?? 0),
    exactMatchGivenEvidence: rateOf(sums, 'exactMatchGivenEvidence'),
    oracleEvidence: rateOf(sums, 'oracleEvidence'),
  };
}

const resamples = 1000;

/** Percentile bootstrap over instances (Efron, 1979), not over masks: masks of one passage are not independent. */
function intervals(outcomes: readonly RunOutcome[], seed: number): Summary['ci95'] {
  const random = seededRandom(seed);
  const all = outcomes.map(sumsOf);
  const samples = Array.from({ length: all.length === 0 ? 0 : resamples }, () => {
    const sums = noSums();
    for (const at of drawn(all.length, random)) addTo(sums, all[at] ?? noSums());
    return sums;
  });
  return byMetric((name) => percentiles(samples.map((sums) => rateOf(sums, name))));
}

/** As many indexes below `count` as there are, with replacement. */
export function drawn(count: number, random: Random): Int32Array {
  return new Int32Array(count).map(() => Math.floor(random() * count));
}

/** The middle 95 % of the values; null when there are none. */
export function percentiles(values: readonly (number | null)[]): Interval | null {
  const sorted = Float64Array.from(values.filter((value) => value !== null)).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? null : [low, high];
}
