/**
 * Masking by perplexity (MaskSearch section 3.1): the spans that surprise the model most are the hardest to fill, and
 * those it could guess are no reason to search. Unlike the paper, which lets the policy being trained choose, any
 * model's readings can be given.
 */
import type { Span } from '../text/span.ts';

/** Perplexity of a span from the mean natural logarithm of its tokens' probability: 1 for certain, no upper end. */
export function perplexity(meanLogProbability: number): number {
  return Math.exp(-meanLogProbability);
}

/**
 * The `count` most surprising spans, in the order of the text. `logs`: for each span the mean natural logarithm of
 * the probability of its tokens, lower is more surprising; between equals the earlier one wins.
 */
export function mostSurprising<S extends Span>(
  spans: readonly S[],
  logs: readonly number[],
  count: number,
): S[] {
  return spans
    .map((span, index) => ({ span, log: logs[index] ?? 0 }))
    .sort((a, b) => a.log - b.log || a.span.start - b.span.start)
    .slice(0, count)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
}
