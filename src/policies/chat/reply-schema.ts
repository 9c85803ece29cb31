/**
 * The actions as one flat JSON object, for engines that can hold a model to a schema:
 *
 *   {"thought": "…", "hit": 2, "quote": "…", "action": "fill", "mask": 1, "text": "Warsaw"}
 *
 * Only what is possible now is in it: at first nothing but a search, without searches left no search, and only
 * masks that are still open. Thought and quote stand before the action, so that it can rest on them.
 */
import type { FieldSchema, ReplySchema } from '#core/chat/chat-model.ts';
import type { Situation } from '#core/rollout/policy.ts';
import { progressOf } from './progress.ts';

export function replySchema(situation: Situation): ReplySchema {
  const { open, searchesLeft, mustSearch, hits } = progressOf(situation);
  const commit = situation.view.kind === 'ramp' ? 'fill' : 'answer';
  const actions = [...(searchesLeft > 0 ? ['search'] : []), ...(mustSearch ? [] : [commit])];
  const properties: Record<string, FieldSchema> = {
    thought: { type: 'string' },
    ...(hits > 0 && {
      hit: { type: 'integer', enum: Array.from({ length: hits + 1 }, (_, at) => at) },
      quote: { type: 'string' },
    }),
    action: { type: 'string', enum: actions },
    ...(open.length > 0 && { mask: { type: 'integer', enum: open } }),
    text: { type: 'string' },
  };
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}
