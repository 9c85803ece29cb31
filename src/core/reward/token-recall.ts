/**
 * Token overlap between a fill and its gold. Recall is the paper's answer metric (section 4.1): the share
 * of the gold's tokens that the fill holds. It can be gamed by writing much, so training uses it with a
 * length penalty: recall is scaled by how much longer than the gold the fill is.
 */
import { tokens } from '../text/normalise.ts';

/** Share of the gold's tokens found in the fill, in [0, 1]; repeated tokens count as often as they stand. */
export function tokenRecall(fill: string, gold: string): number {
  const wanted = tokens(gold);
  return wanted.length === 0 ? 0 : shared(tokens(fill), wanted) / wanted.length;
}

/**
 * Recall x min(1, gold tokens / fill tokens), in [0, 1].
 * @example lengthPenalisedRecall('Warsaw', 'Warsaw')                    // 1
 * @example lengthPenalisedRecall('Paris or Warsaw or Rome', 'Warsaw')   // 1 x 1/5
 */
export function lengthPenalisedRecall(fill: string, gold: string): number {
  const written = tokens(fill).length;
  const wanted = tokens(gold).length;
  return written === 0 ? 0 : tokenRecall(fill, gold) * Math.min(1, wanted / written);
}

/** Harmonic mean of token precision and recall (SQuAD), in [0, 1]. */
export function f1(fill: string, gold: string): number {
  const written = tokens(fill);
  const wanted = tokens(gold);
  const common = shared(written, wanted);
  return common === 0 ? 0 : (2 * common) / (written.length + wanted.length);
}

/** The best score over all accepted texts; 0 for no fill. */
export function best(
  score: (fill: string, gold: string) => number,
  fill: string | null,
  accepted: readonly string[],
): number {
  return fill === null ? 0 : Math.max(0, ...accepted.map((gold) => score(fill, gold)));
}

function shared(written: readonly string[], wanted: readonly string[]): number {
  const left = [...wanted];
  let count = 0;
  for (const token of written) {
    const at = left.indexOf(token);
    if (at < 0) continue;
    left.splice(at, 1);
    count += 1;
  }
  return count;
}
