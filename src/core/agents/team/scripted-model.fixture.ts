/** A chat model for tests: it answers each agent, told apart by its prompt, with what the test writes for it. */
import type { ChatModel, ChatRequest } from '../../chat/chat-model.ts';
import { type AgentRole, agentPrompts, agentRoles } from './agent-prompts.ts';

export type Scripted = ChatModel & { readonly requests: readonly ChatRequest[] };

export function scriptedModel(
  answer: (role: AgentRole, shown: string, count: number) => string,
): Scripted {
  const requests: ChatRequest[] = [];
  const counts = new Map<AgentRole, number>();
  return {
    id: 'scripted',
    requests,
    async *complete(request) {
      requests.push(request);
      const prompt = request.messages[0]?.content;
      const role = agentRoles.find((one) =>
        [agentPrompts('en')[one], agentPrompts('zh')[one]].some((own) => own === prompt),
      );
      if (!role) throw new Error('An agent asked with a prompt that is not its own.');
      const count = counts.get(role) ?? 0;
      counts.set(role, count + 1);
      const shown = request.messages[1]?.content ?? '';
      yield {
        type: 'reply',
        text: answer(role, shown, count),
        thinking: null,
        tokens: 5,
        cut: false,
      };
    },
  };
}
