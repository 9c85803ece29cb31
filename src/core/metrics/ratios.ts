/**
 * Every metric is a sum over instances divided by another sum over instances. Kept as pairs of addends, a rate,
 * a bootstrap and a permutation are sums too, and a metric is defined in one line.
 */
import type { BlankOutcome, RunOutcome } from './run-outcome.ts';

export const metricNames = [
  'exactMatch',
  'tokenRecall',
  'f1',
  'allMasksExact',
  'evidenceFound',
  'exactMatchGivenEvidence',
  'oracleEvidence',
  'format',
  'searchesPerMask',
  'secondsPerMask',
] as const;

export type MetricName = (typeof metricNames)[number];

/** What one instance adds above and below the line. */
type Addends = (outcome: RunOutcome) => readonly [above: number, below: number];

const perMask =
  (value: (blank: BlankOutcome) => number): Addends =>
  ({ blanks }) => [blanks.reduce((sum, blank) => sum + value(blank), 0), blanks.length];

const addends: Readonly<Record<MetricName, Addends>> = {
  exactMatch: perMask(({ exact }) => Number(exact)),
  tokenRecall: perMask(({ recall }) => recall),
  f1: perMask(({ f1 }) => f1),
  allMasksExact: ({ blanks }) => [Number(blanks.every(({ exact }) => exact)), 1],
  evidenceFound: perMask(({ evidence }) => Number(evidence)),
  exactMatchGivenEvidence: ({ blanks }) => {
    const told = blanks.filter(({ evidence }) => evidence);
    return [told.filter(({ exact }) => exact).length, told.length];
  },
  oracleEvidence: ({ blanks }) => {
    const asked = blanks.filter(({ oracle }) => oracle !== undefined);
    return [asked.filter(({ oracle }) => oracle).length, asked.length];
  },
  format: ({ wellFormed }) => [Number(wellFormed), 1],
  searchesPerMask: ({ searches, blanks }) => [searches, blanks.length],
  secondsPerMask: ({ seconds, blanks }) => [seconds, blanks.length],
};

/** For each metric two numbers, above and below the line, in the order of `metricNames`. */
export type Sums = Float64Array;

export function sumsOf(outcome: RunOutcome): Sums {
  return Float64Array.from(metricNames.flatMap((name) => addends[name](outcome)));
}

export function noSums(): Sums {
  return new Float64Array(2 * metricNames.length);
}

/** Adds `factor` times the second to the first, in place: this is the inner loop of every resampling. */
export function addTo(sums: Sums, own: Sums, factor = 1): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = (sums[at] ?? 0) + factor * (own[at] ?? 0);
  }
}

export function totalOf(all: readonly Sums[]): Sums {
  const sums = noSums();
  for (const own of all) addTo(sums, own);
  return sums;
}

/** The metric's rate, or null when there was nothing to count. */
export function rateOf(sums: Sums, name: MetricName): number | null {
  const at = 2 * metricNames.indexOf(name);
  const below = sums[at + 1] ?? 0;
  return below === 0 ? null : (sums[at] ?? 0) / below;
}

/** An object with one value for each metric. */
export function byMetric<T>(make: (name: MetricName) => T): Readonly<Record<MetricName, T>> {
  return {
    exactMatch: make('exactMatch'),
    tokenRecall: make('tokenRecall'),
    f1: make('f1'),
    allMasksExact: make('allMasksExact'),
    evidenceFound: make('evidenceFound'),
    exactMatchGivenEvidence: make('exactMatchGivenEvidence'),
    oracleEvidence: make('oracleEvidence'),
    format: make('format'),
    searchesPerMask: make('searchesPerMask'),
    secondsPerMask: make('secondsPerMask'),
  };
}
