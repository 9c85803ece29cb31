/** `multi-agent:P` over a chat model P: one model is asked in turn as each of the four agents, by their prompts. */
import type { ChatModel } from '../../chat/chat-model.ts';
import type { Policy } from '../../rollout/policy.ts';
import { agentPrompts } from './agent-prompts.ts';
import { judge } from './judge.ts';
import { askObserver } from './observer.ts';
import { changedIn, type OwnPrompts } from './own-prompts.ts';
import { askPlanner } from './planner.ts';
import { askRewriter } from './rewriter.ts';
import type { TeamAgents } from './team-agents.ts';
import { type TeamOptions, teamPolicy } from './team-policy.ts';

/** `own`: prompts that replace the ones that ship; runs keep them. */
export function chatTeam(
  id: string,
  model: ChatModel,
  own: OwnPrompts = {},
  options?: TeamOptions,
): Policy {
  return {
    ...teamPolicy(id, chatAgents(model, own), options),
    changedPrompts: (language) => changedIn(own, language),
  };
}

function chatAgents(model: ChatModel, own: OwnPrompts): TeamAgents {
  const promptsIn = (language: 'en' | 'zh') => ({
    ...agentPrompts(language),
    ...changedIn(own, language),
  });
  return {
    plan: (situation, open, signal) =>
      askPlanner(situation, open, model, promptsIn(situation.language).planner, signal),
    rewrite: (situation, mask, need, signal) =>
      askRewriter(situation, mask, need, model, promptsIn(situation.language).rewriter, signal),
    observe: (situation, mask, allowance, signal) =>
      askObserver(
        situation,
        mask,
        allowance,
        model,
        promptsIn(situation.language).observer,
        signal,
      ),
    judge: (fills, gold, language, signal) =>
      judge(fills, gold, model, promptsIn(language).judge, signal),
  };
}
