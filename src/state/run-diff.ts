/**
 * Where two runs of one task part: blank by blank, and for each the searches that were made for it, side by side.
 *
 *   a: query 1  query 2  fill        searches are paired by their place among the searches for that blank
 *   b: query 1'          fill'       a search without a partner stands alone
 */
import type { Step, Trajectory } from '#core/rollout/trajectory.ts';

export type Side = 'both' | 'a' | 'b';
export type Sided = { readonly text: string; readonly side: Side };

export type SearchDiff = {
  /** Words of both queries, in their order, those of `a` first. */
  readonly words: readonly Sided[];
  /** Titles of the hits that were shown, in their order, those of `a` first. */
  readonly hits: readonly Sided[];
};

export type BlankDiff = {
  readonly fills: readonly [string | null, string | null];
  readonly isSame: boolean;
  readonly searches: readonly SearchDiff[];
};

export function diffRuns(a: Trajectory, b: Trajectory): readonly BlankDiff[] {
  return a.blanks.map((blank, index) => {
    const other = b.blanks[index];
    const [ofA, ofB] = [searchesFor(a, index), searchesFor(b, index)];
    const count = Math.max(ofA.length, ofB.length);
    return {
      fills: [blank.fill, other?.fill ?? null],
      isSame: blank.fill === (other?.fill ?? null),
      searches: Array.from({ length: count }, (_, nth) => diffSearch(ofA[nth], ofB[nth])),
    };
  });
}

/** The searches for a blank; one for the whole task counts for every blank. */
function searchesFor({ steps, blanks }: Trajectory, index: number): readonly Step[] {
  const whole = steps.flatMap((step, at) =>
    step.action.type === 'search' && step.action.mask === null ? [at] : [],
  );
  const at = [...new Set([...whole, ...(blanks[index]?.searches ?? [])])].sort((x, y) => x - y);
  return at.flatMap((place) => steps[place] ?? []);
}

function diffSearch(a: Step | undefined, b: Step | undefined): SearchDiff {
  return { words: sided(wordsOf(a), wordsOf(b)), hits: sided(titlesOf(a), titlesOf(b)) };
}

function wordsOf(step: Step | undefined): readonly string[] {
  return step?.action.type === 'search' ? step.action.query.split(/\s+/u) : [];
}

function titlesOf(step: Step | undefined): readonly string[] {
  return step?.observation?.hits.map((hit) => hit.title) ?? [];
}

function sided(a: readonly string[], b: readonly string[]): readonly Sided[] {
  const [own, other] = [[...new Set(a)], [...new Set(b)]];
  const of = (text: string): Side => (other.includes(text) ? 'both' : 'a');
  return [
    ...own.map((text) => ({ text, side: of(text) })),
    ...other.filter((text) => !own.includes(text)).map((text) => ({ text, side: 'b' as const })),
  ];
}
