/** The planner: which open mask next, and the one fact to look up for it. */
import type { ChatModel } from '../../chat/chat-model.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Situation } from '../../rollout/policy.ts';
import { askAgent } from './ask-agent.ts';
import { numberIn, textIn } from './reply-fields.ts';
import type { Plan } from './team-agents.ts';
import { shownQueries, shownTask } from './team-progress.ts';

export async function askPlanner(
  situation: Situation,
  open: readonly number[],
  model: ChatModel,
  prompt: string,
  signal: CancelSignal,
): Promise<Plan> {
  const shown = [shownTask(situation), shownQueries(situation), `Open: ${open.join(', ')}`];
  const schema = {
    type: 'object',
    properties: { mask: { type: 'integer', enum: open }, need: { type: 'string' } },
    required: ['mask', 'need'],
    additionalProperties: false,
  } as const;
  const call = { prompt, shown: shown.filter((line) => line !== '').join('\n'), schema };
  const { fields, tokens } = await askAgent(
    model,
    call,
    (reply) => open.includes(numberIn(reply, 'mask') ?? 0) || open.length === 1,
    signal,
  );
  const mask = numberIn(fields, 'mask');
  const chosen = mask !== null && open.includes(mask) ? mask : (open[0] ?? 1);
  return { mask: chosen, need: textIn(fields, 'need'), tokens };
}
