/** Rates over many runs, with 95 % bootstrap intervals. All rates lie in [0, 1]. */
import { type Random, seededRandom } from '../random.ts';
import type { BlankOutcome, RunOutcome } from './run-outcome.ts';

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
  readonly format: number;
  readonly searchesPerMask: number;
  readonly secondsPerMask: number;
};

export type Interval = readonly [low: number, high: number];

export type Summary = {
  readonly n: number;
  readonly masks: number;
  readonly metrics: Metrics;
  readonly ci95: Readonly<Record<keyof Metrics, Interval | null>>;
};

export function summarise(outcomes: readonly RunOutcome[], seed = 1): Summary {
  const metrics = metricsOf(outcomes);
  return {
    n: outcomes.length,
    masks: outcomes.reduce((sum, outcome) => sum + outcome.blanks.length, 0),
    metrics,
    ci95: intervals(outcomes, seededRandom(seed)),
  };
}

export function metricsOf(outcomes: readonly RunOutcome[]): Metrics {
  const blanks = outcomes.flatMap((outcome) => outcome.blanks);
  const withEvidence = blanks.filter((blank) => blank.evidence);
  const perMask = (value: (blank: BlankOutcome) => number) => mean(blanks.map(value));
  const masks = Math.max(1, blanks.length);
  return {
    exactMatch: perMask((blank) => Number(blank.exact)),
    tokenRecall: perMask((blank) => blank.recall),
    f1: perMask((blank) => blank.f1),
    allMasksExact: mean(
      outcomes.map(({ blanks: own }) => Number(own.every((blank) => blank.exact))),
    ),
    evidenceFound: perMask((blank) => Number(blank.evidence)),
    exactMatchGivenEvidence:
      withEvidence.length === 0 ? null : mean(withEvidence.map((blank) => Number(blank.exact))),
    format: mean(outcomes.map((outcome) => Number(outcome.wellFormed))),
    searchesPerMask: outcomes.reduce((sum, { searches }) => sum + searches, 0) / masks,
    secondsPerMask: outcomes.reduce((sum, { seconds }) => sum + seconds, 0) / masks,
  };
}

const resamples = 1000;

/** Percentile bootstrap over instances (Efron, 1979), not over masks: masks of one passage are not independent. */
function intervals(outcomes: readonly RunOutcome[], random: Random): Summary['ci95'] {
  const samples = Array.from({ length: outcomes.length === 0 ? 0 : resamples }, () =>
    metricsOf(outcomes.map(() => outcomes[Math.floor(random() * outcomes.length)] as RunOutcome)),
  );
  const interval = (key: keyof Metrics): Interval | null => {
    const values = samples.flatMap((sample) => sample[key] ?? []).sort((a, b) => a - b);
    const at = (share: number) => values[Math.floor(share * (values.length - 1))];
    const [low, high] = [at(0.025), at(0.975)];
    return low === undefined || high === undefined ? null : [low, high];
  };
  return {
    exactMatch: interval('exactMatch'),
    tokenRecall: interval('tokenRecall'),
    f1: interval('f1'),
    allMasksExact: interval('allMasksExact'),
    evidenceFound: interval('evidenceFound'),
    exactMatchGivenEvidence: interval('exactMatchGivenEvidence'),
    format: interval('format'),
    searchesPerMask: interval('searchesPerMask'),
    secondsPerMask: interval('secondsPerMask'),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
