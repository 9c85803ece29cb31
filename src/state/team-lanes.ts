/** The run of a team as lanes: who spoke when, in order, and which event to go to for it. */
import type { AgentTurn, Judgement } from '#core/rollout/agent-turn.ts';
import type { RunEvent } from '#core/rollout/event.ts';

export const lanes = ['planner', 'rewriter', 'observer', 'judge'] as const;
export type LaneName = (typeof lanes)[number];

export type LaneTurn = {
  readonly lane: LaneName;
  /** Events shown when it has been said: what the playhead counts. */
  readonly cursor: number;
  readonly said: AgentTurn | ({ readonly agent: 'judge' } & Judgement);
};

/** Empty when the run is of no team. */
export function laneTurns(events: readonly RunEvent[]): readonly LaneTurn[] {
  return events.flatMap((event, at): LaneTurn[] => {
    const cursor = at + 1;
    if (event.type === 'action')
      return (event.turns ?? []).map((said) => ({ lane: said.agent, cursor, said }));
    if (event.type !== 'reward' || !event.judgement) return [];
    return [{ lane: 'judge', cursor, said: { agent: 'judge', ...event.judgement } }];
  });
}
