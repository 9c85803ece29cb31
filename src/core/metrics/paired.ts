/**
 * Two policies on the same instances. The difference of a metric is A - B over all instances; its interval is a
 * paired percentile bootstrap (instances drawn with replacement, both policies' outcomes of each taken together:
 * Efron and Tibshirani, 1993; Koehn, 2004), and its p value approximate randomisation (Noreen, 1989; Yeh, 2000):
 *
 *   t = metric(A) - metric(B)
 *   shuffle: for each instance, with chance 1/2, swap the outcomes of A and B        -> t*
 *   p = (1 + number of shuffles with |t*| >= |t|) / (1 + number of shuffles)           two-sided
 *
 * Both work on the sums above and below each metric's line, so that rates over masks, whose numbers differ between
 * instances, and rates over a part of the masks are tested as they are reported.
 */
import { type Random, seededRandom } from '../random.ts';
import {
  addTo,
  byMetric,
  type MetricName,
  noSums,
  rateOf,
  type Sums,
  sumsOf,
  totalOf,
} from './ratios.ts';
import type { RunOutcome } from './run-outcome.ts';
import { drawn, type Interval, percentiles } from './summary.ts';

export type Difference = {
  /** A minus B; null when one of them has nothing to count. */
  readonly difference: number | null;
  readonly ci95: Interval | null;
  /** Two-sided, in (0, 1]; null where there is no difference to test. */
  readonly p: number | null;
};

export type PairedComparison = {
  /** Instances that both policies have played. */
  readonly n: number;
  readonly metrics: Readonly<Record<MetricName, Difference>>;
};

const resamples = 1000;
const shuffles = 2000;

export function comparePaired(
  a: readonly RunOutcome[],
  b: readonly RunOutcome[],
  seed = 1,
): PairedComparison {
  const others = new Map(b.map((outcome) => [outcome.id, outcome]));
  const pairs = a.flatMap((outcome) => {
    const other = others.get(outcome.id);
    return other ? [{ a: sumsOf(outcome), b: sumsOf(other) }] : [];
  });
  const observed = differences(
    totalOf(pairs.map((pair) => pair.a)),
    totalOf(pairs.map((pair) => pair.b)),
  );
  const random = seededRandom(seed);
  const samples = bootstrap(pairs, random);
  const shuffled = shuffle(pairs, random);
  return {
    n: pairs.length,
    metrics: byMetric((name) => {
      const difference = observed(name);
      const ci95 = percentiles(samples.map((sample) => sample(name)));
      if (difference === null) return { difference, ci95: null, p: null };
      // Sums in another order differ in their last bits.
      const asFar = shuffled.filter(
        (sample) => Math.abs(sample(name) ?? 0) >= Math.abs(difference) - 1e-9,
      ).length;
      return { difference, ci95, p: (1 + asFar) / (1 + shuffled.length) };
    }),
  };
}

type Pair = { readonly a: Sums; readonly b: Sums };
type Sample = (name: MetricName) => number | null;

function differences(a: Sums, b: Sums): Sample {
  return (name) => {
    const [first, second] = [rateOf(a, name), rateOf(b, name)];
    return first === null || second === null ? null : first - second;
  };
}

function bootstrap(pairs: readonly Pair[], random: Random): Sample[] {
  return Array.from({ length: pairs.length === 0 ? 0 : resamples }, () => {
    const [a, b] = [noSums(), noSums()];
    for (const at of drawn(pairs.length, random)) {
      addTo(a, pairs[at]?.a ?? noSums());
      addTo(b, pairs[at]?.b ?? noSums());
    }
    return differences(a, b);
  });
}

function shuffle(pairs: readonly Pair[], random: Random): Sample[] {
  const base = totalOf(pairs.map(({ a }) => a));
  const other = totalOf(pairs.map(({ b }) => b));
  // Swapping two equal outcomes changes nothing: only the others are gone through.
  const gaps = pairs
    .map(({ a, b }) => a.map((value, at) => (b[at] ?? 0) - value))
    .filter((gap) => gap.some((value) => value !== 0));
  return Array.from({ length: pairs.length === 0 ? 0 : shuffles }, () => {
    const moved = noSums();
    for (const gap of gaps) if (random() < 0.5) addTo(moved, gap);
    const [a, b] = [base.slice(), other.slice()];
    addTo(a, moved);
    addTo(b, moved, -1);
    return differences(a, b);
  });
}
