/** Points by term, titles and texts together, the largest first. */
import type { ScorePart } from '#state/library-port.ts';

export function termShares(
  parts: readonly ScorePart[],
): readonly { readonly term: string; readonly points: number }[] {
  const points = new Map<string, number>();
  for (const part of parts) points.set(part.term, (points.get(part.term) ?? 0) + part.points);
  return [...points]
    .map(([term, sum]) => ({ term, points: sum }))
    .sort((a, b) => b.points - a.points);
}
