/**
 * `multi-agent:P`: the paper's team (MaskSearch section 3.2.1), whoever plays its agents:
 *
 *   planner   which open mask next, and which fact to look up for it
 *   rewriter  at least three queries for the fact; their hits are merged round-robin
 *   observer  enough: fill · next: look up the next step · reflect: search again · supplement: the best guess
 *   judge     whether the fills are right, after the run
 *
 * What each says is kept with the step it led to. Everything is told by the steps so far, so a run can be branched.
 */
import type { Decision, Thought } from '../../actions/action.ts';
import { renderDecision } from '../../actions/render.ts';
import type { AgentTurn } from '../../rollout/agent-turn.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Policy, Situation } from '../../rollout/policy.ts';
import { joinQueries } from '../../rollout/several-queries.ts';
import type { TeamAgents } from './team-agents.ts';
import { teamProgress } from './team-progress.ts';

export type TeamOptions = {
  /** Searches for one mask at the most. */
  readonly searchesPerMask: number;
};

export const teamDefaults: TeamOptions = { searchesPerMask: 4 };

export function teamPolicy(
  id: string,
  agents: TeamAgents,
  options: TeamOptions = teamDefaults,
): Policy {
  return {
    id,
    judge: agents.judge,
    async *act(situation, signal) {
      const turns: AgentTurn[] = [];
      const team = decide(situation, agents, options, signal);
      let next = await team.next();
      for (; !next.done; next = await team.next()) {
        turns.push(next.value);
        // A model takes its time for each: whoever watches sees what has been said.
        yield { type: 'delta', text: `${said(next.value)}\n` };
      }
      const tokens = turns.reduce((sum, turn) => sum + turn.tokens, 0);
      const text = renderDecision(next.value);
      yield { type: 'decision', text, tokens, ...(turns.length > 0 && { turns }) };
    },
  };
}

async function* decide(
  situation: Situation,
  agents: TeamAgents,
  { searchesPerMask }: TeamOptions,
  signal: CancelSignal,
): AsyncGenerator<AgentTurn, Decision> {
  const { isQuestion, open, reading, attempts } = teamProgress(situation);
  if (!isQuestion && open.length === 0) return end;
  if (reading === null) {
    const { mask, need, tokens } = await agents.plan(situation, open, signal);
    yield { agent: 'planner', mask: isQuestion ? null : mask, need, tokens };
    if (situation.searchesLeft <= 0) return commit(isQuestion, mask, null, noEvidence);
    return yield* search(situation, mask, need, agents, signal);
  }
  const mayAsk = situation.searchesLeft > 0 && attempts < searchesPerMask;
  const seen = await agents.observe(situation, reading, { attempts, mayAsk }, signal);
  yield seen;
  if (mayAsk && (seen.kind === 'next' || seen.kind === 'reflect')) {
    return yield* search(situation, reading, seen.need, agents, signal);
  }
  const thought: Thought =
    seen.kind === 'enough' && seen.hit !== null
      ? { type: 'evidence', hit: seen.hit, quote: seen.quote }
      : noEvidence;
  return commit(isQuestion, reading, seen.text === '' ? null : seen.text, thought);
}

async function* search(
  situation: Situation,
  mask: number,
  need: string,
  agents: TeamAgents,
  signal: CancelSignal,
): AsyncGenerator<AgentTurn, Decision> {
  const { queries, tokens } = await agents.rewrite(situation, mask, need, signal);
  yield { agent: 'rewriter', queries, tokens };
  const isQuestion = situation.view.kind === 'question';
  const query = joinQueries(queries);
  const action = { type: 'search', mask: isQuestion ? null : mask, query } as const;
  return { thought: need === '' ? null : { type: 'words', text: need }, action };
}

const end: Decision = { thought: null, action: { type: 'answer', text: '' } };
const noEvidence: Thought = { type: 'no-evidence' };

function commit(
  isQuestion: boolean,
  mask: number,
  text: string | null,
  thought: Thought,
): Decision {
  return isQuestion
    ? { thought, action: { type: 'answer', text: text ?? '' } }
    : { thought, action: { type: 'fill', mask, text } };
}

function said(turn: AgentTurn): string {
  if (turn.agent === 'planner') return turn.need;
  return turn.agent === 'rewriter' ? turn.queries.join(' | ') : turn.text || turn.need;
}
