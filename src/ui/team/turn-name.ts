import type { LaneTurn } from '#state/team-lanes.ts';
import type { team } from '#ui/strings/en/team.ts';

/** A turn in a few words. */
export function turnName(said: LaneTurn['said'], strings: typeof team): string {
  switch (said.agent) {
    case 'planner':
      return strings.plans(said.mask);
    case 'rewriter':
      return strings.rewrites(said.queries.length);
    case 'observer':
      return said.kind === 'enough' && said.hit !== null
        ? strings.told(said.hit)
        : strings.cases[said.kind];
    case 'judge':
      return strings.judges(said.correct.filter((one) => one).length, said.correct.length);
  }
}
