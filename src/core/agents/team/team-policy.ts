/**
 * `multi-agent:P`: the paper's team (MaskSearch section 3.2.1) over one chat model P, which is asked in turn as
 *
 *   planner   which open mask next, and which fact to look up for it
 *   rewriter  at least three queries for the fact; their hits are merged round-robin
 *   observer  enough: fill · next: look up the next step · reflect: search again · supplement: the best guess
 *
 * The judge comes after the run (judge.ts). Everything is told by the steps so far, so a run can be branched.
 */
import type { Decision, Thought } from '../../actions/action.ts';
import { renderDecision } from '../../actions/render.ts';
import type { ChatModel } from '../../chat/chat-model.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Policy, Situation } from '../../rollout/policy.ts';
import { joinQueries } from '../../rollout/several-queries.ts';
import { type AgentPrompts, agentPrompts } from './agent-prompts.ts';
import { askObserver } from './observer.ts';
import { askPlanner } from './planner.ts';
import { askRewriter } from './rewriter.ts';
import { teamProgress } from './team-progress.ts';

export type TeamOptions = {
  /** Prompts that replace the ones that ship. */
  readonly prompts?: Partial<AgentPrompts> | undefined;
  /** Searches for one mask at the most. */
  readonly searchesPerMask: number;
};

export const teamDefaults: TeamOptions = { searchesPerMask: 4 };

export function teamPolicy(
  id: string,
  model: ChatModel,
  options: TeamOptions = teamDefaults,
): Policy {
  return {
    id,
    async *act(situation, signal) {
      const prompts = { ...agentPrompts(situation.language), ...options.prompts };
      const { decision, tokens } = await decide(situation, model, prompts, options, signal);
      yield { type: 'decision', text: renderDecision(decision), tokens };
    },
  };
}

type Written = { readonly decision: Decision; readonly tokens: number };

async function decide(
  situation: Situation,
  model: ChatModel,
  prompts: AgentPrompts,
  { searchesPerMask }: TeamOptions,
  signal: CancelSignal,
): Promise<Written> {
  const { isQuestion, open, reading, attempts } = teamProgress(situation);
  if (!isQuestion && open.length === 0) return { decision: end, tokens: 0 };
  if (reading === null) {
    const plan = await askPlanner(situation, open, model, prompts.planner, signal);
    if (situation.searchesLeft <= 0) return giveUp(isQuestion, plan.mask, plan.tokens);
    return search(situation, plan.mask, plan.need, plan.tokens, model, prompts, signal);
  }
  const mayAsk = situation.searchesLeft > 0 && attempts < searchesPerMask;
  const seen = await askObserver(
    situation,
    reading,
    { attempts, mayAsk },
    model,
    prompts.observer,
    signal,
  );
  if (mayAsk && (seen.kind === 'next' || seen.kind === 'reflect')) {
    return search(situation, reading, seen.need, seen.tokens, model, prompts, signal);
  }
  const text = seen.text === '' ? null : seen.text;
  const thought: Thought =
    seen.kind === 'enough' && seen.hit !== null
      ? { type: 'evidence', hit: seen.hit, quote: seen.quote }
      : { type: 'no-evidence' };
  return { decision: commit(isQuestion, reading, text, thought), tokens: seen.tokens };
}

async function search(
  situation: Situation,
  mask: number,
  need: string,
  spent: number,
  model: ChatModel,
  prompts: AgentPrompts,
  signal: CancelSignal,
): Promise<Written> {
  const { queries, tokens } = await askRewriter(
    situation,
    mask,
    need,
    model,
    prompts.rewriter,
    signal,
  );
  const isQuestion = situation.view.kind === 'question';
  const action = {
    type: 'search',
    mask: isQuestion ? null : mask,
    query: joinQueries(queries),
  } as const;
  const thought: Thought | null = need === '' ? null : { type: 'words', text: need };
  return { decision: { thought, action }, tokens: spent + tokens };
}

const end: Decision = { thought: null, action: { type: 'answer', text: '' } };

function giveUp(isQuestion: boolean, mask: number, tokens: number): Written {
  return { decision: commit(isQuestion, mask, null, { type: 'no-evidence' }), tokens };
}

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
