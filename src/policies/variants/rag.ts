/**
 * `rag:P`: single-shot retrieval (the paper's RAG baseline). The task itself is the one query, made here
 * and the same for every policy; P then has to do with what it brought.
 */
import { renderDecision } from '#core/actions/render.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { TaskView } from '#core/task/task.ts';

const maxQueryCharacters = 400;

export function rag(policy: Policy): Policy {
  return {
    id: `rag:${policy.id}`,
    async *act(situation, signal) {
      const query = taskAsQuery(situation.view);
      if (situation.steps.length > 0 || situation.searchesLeft <= 0 || query === '') {
        yield* policy.act({ ...situation, searchesLeft: 0 }, signal);
        return;
      }
      const action = { type: 'search', mask: null, query } as const;
      yield { type: 'decision', text: renderDecision({ thought: null, action }), tokens: 0 };
    },
  };
}

function taskAsQuery(view: TaskView): string {
  const text = view.kind === 'ramp' ? [view.title, ...view.parts].join(' ') : view.question;
  const line = text.replace(/\s+/gu, ' ').replace(/ (?=[.,;:!?])/gu, '');
  return line.trim().slice(0, maxQueryCharacters);
}
