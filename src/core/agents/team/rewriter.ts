/** The rewriter: at least three queries for one fact. What the model does not write, rules add from the text's words. */
import type { ChatModel } from '../../chat/chat-model.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Situation } from '../../rollout/policy.ts';
import { rewrites } from '../rewrites.ts';
import { askAgent } from './ask-agent.ts';
import { textsIn } from './reply-fields.ts';
import type { Rewritten } from './team-agents.ts';
import { shownQueries, shownTask } from './team-progress.ts';

export const fewestQueries = 3;
const mostQueries = 5;
/** A query that is longer is a sentence, not a query. */
const longestQuery = 120;

export async function askRewriter(
  situation: Situation,
  mask: number,
  need: string,
  model: ChatModel,
  prompt: string,
  signal: CancelSignal,
): Promise<Rewritten> {
  const where =
    situation.view.kind === 'ramp' ? `Wanted: [mask ${mask}]. ${need}` : `Wanted: ${need}`;
  const shown = [shownTask(situation), where, shownQueries(situation)];
  const schema = {
    type: 'object',
    properties: { queries: { type: 'array', items: { type: 'string' } } },
    required: ['queries'],
    additionalProperties: false,
  } as const;
  const call = { prompt, shown: shown.filter((line) => line !== '').join('\n'), schema };
  const { fields, tokens } = await askAgent(
    model,
    call,
    (reply) => textsIn(reply, 'queries').length > 0,
    signal,
  );
  const written = textsIn(fields, 'queries').map((query) => query.slice(0, longestQuery));
  return { queries: completed(different(written), situation, mask, need), tokens };
}

function completed(
  written: readonly string[],
  { view, steps }: Situation,
  mask: number,
  need: string,
): string[] {
  if (written.length >= fewestQueries) return written.slice(0, mostQueries);
  const fills = steps.reduce<(string | null)[]>((all, { action }) => {
    if (action.type === 'fill') all[action.mask - 1] = action.text;
    return all;
  }, []);
  const own = view.kind === 'ramp' ? rewrites(view, mask - 1, fills) : [view.question, need];
  return different([...written, ...own]).slice(0, fewestQueries);
}

function different(queries: readonly string[]): string[] {
  const byKey = new Map(queries.map((query) => [query.toLowerCase().trim(), query] as const));
  byKey.delete('');
  return [...byKey.values()];
}
