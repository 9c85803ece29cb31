/** The judge: whether each fill of a finished run means the same as its gold. Its word is kept with the trajectory. */
import type { ChatModel } from '../../chat/chat-model.ts';
import { matchesAny } from '../../reward/exact-match.ts';
import type { Judgement } from '../../rollout/agent-turn.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Gold } from '../../task/task.ts';
import { askAgent } from './ask-agent.ts';
import { textIn } from './reply-fields.ts';

/** A fill that matches exactly needs no model, and no fill is never right. */
export async function judge(
  fills: readonly (string | null)[],
  gold: Gold,
  model: ChatModel,
  prompt: string,
  signal: CancelSignal,
): Promise<Judgement> {
  const correct: boolean[] = [];
  const why: string[] = [];
  let tokens = 0;
  for (const [index, accepted] of gold.entries()) {
    const fill = fills[index] ?? null;
    const isExact = fill !== null && matchesAny(fill, accepted);
    if (fill === null || isExact) {
      correct.push(isExact);
      why.push(isExact ? 'exact' : 'empty');
      continue;
    }
    const shown = `Right: ${accepted.join(' / ')}\nFilled in: ${fill}`;
    const schema = {
      type: 'object',
      properties: { correct: { type: 'string', enum: ['yes', 'no'] }, why: { type: 'string' } },
      required: ['correct', 'why'],
      additionalProperties: false,
    } as const;
    const reply = await askAgent(
      model,
      { prompt, shown, schema },
      (fields) => ['yes', 'no'].includes(textIn(fields, 'correct')),
      signal,
    );
    correct.push(textIn(reply.fields, 'correct') === 'yes');
    why.push(textIn(reply.fields, 'why'));
    tokens += reply.tokens;
  }
  return { correct, why, tokens };
}
