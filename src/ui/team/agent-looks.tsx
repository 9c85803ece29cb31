import { Eye, type LucideIcon, PencilLine, Route, Scale } from 'lucide-react';
import type { LaneName } from '#state/team-lanes.ts';

/** One icon and one colour for each agent: the planner's is the blanks', the rewriter's the queries', and so on. */
export const looks: Readonly<
  Record<LaneName, { readonly icon: LucideIcon; readonly ink: string; readonly solid: string }>
> = {
  planner: { icon: Route, ink: 'text-mask', solid: 'bg-mask' },
  rewriter: { icon: PencilLine, ink: 'text-query', solid: 'bg-query' },
  observer: { icon: Eye, ink: 'text-evidence', solid: 'bg-evidence' },
  judge: { icon: Scale, ink: 'text-reward', solid: 'bg-reward' },
};
