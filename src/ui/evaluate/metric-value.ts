/** Numbers of an evaluation as they are written: rates in percent with one decimal, counts and seconds as they are. */
import type { MetricName } from '#core/metrics/ratios.ts';

export const rateNames = [
  'exactMatch',
  'allMasksExact',
  'tokenRecall',
  'f1',
  'evidenceFound',
  'exactMatchGivenEvidence',
  'oracleEvidence',
  'format',
] as const satisfies readonly MetricName[];

export function isRate(name: MetricName): boolean {
  return name !== 'searchesPerMask' && name !== 'secondsPerMask';
}

/** Without its unit. */
export function written(name: MetricName, value: number): string {
  if (isRate(name)) return (value * 100).toFixed(1);
  return value.toFixed(name === 'secondsPerMask' && value < 0.1 ? 3 : 2);
}
