/**
 * The observer: reads the hits for one mask and tells one of four cases. After two searches in vain, or without a
 * search left, only filling remains.
 */
import type { ChatModel } from '../../chat/chat-model.ts';
import { type ObserverTurn, observerCases } from '../../rollout/agent-turn.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import type { Situation } from '../../rollout/policy.ts';
import { askAgent } from './ask-agent.ts';
import { numberIn, textIn } from './reply-fields.ts';
import type { Allowance } from './team-agents.ts';
import { hitCount, shownHits, shownTask } from './team-progress.ts';

/** Searches in vain after which the best guess may be given. */
const failuresBeforeGuess = 2;

export async function askObserver(
  situation: Situation,
  mask: number,
  { attempts, mayAsk }: Allowance,
  model: ChatModel,
  prompt: string,
  signal: CancelSignal,
): Promise<ObserverTurn> {
  const mayGuess = !mayAsk || attempts >= failuresBeforeGuess;
  const cases = observerCases.filter(
    (one) => one === 'enough' || (one === 'supplement' ? mayGuess : mayAsk),
  );
  const what = situation.view.kind === 'ramp' ? `Wanted: [mask ${mask}]` : 'Wanted: the answer';
  const shown = [
    shownTask(situation),
    what,
    shownHits(situation),
    `Searches for it so far: ${attempts}. Possible cases: ${cases.join(', ')}.`,
  ].join('\n');
  const schema = {
    type: 'object',
    properties: {
      case: { type: 'string', enum: cases },
      hit: { type: 'integer' },
      quote: { type: 'string' },
      text: { type: 'string' },
      need: { type: 'string' },
    },
    required: ['case', 'hit', 'quote', 'text', 'need'],
    additionalProperties: false,
  } as const;
  const { fields, tokens } = await askAgent(
    model,
    { prompt, shown, schema },
    (reply) => {
      const kind = cases.find((one) => one === textIn(reply, 'case'));
      return kind !== undefined && (kind !== 'enough' || textIn(reply, 'text') !== '');
    },
    signal,
  );
  const hit = numberIn(fields, 'hit');
  return {
    agent: 'observer',
    kind: cases.find((one) => one === textIn(fields, 'case')) ?? 'supplement',
    hit: hit !== null && hit >= 1 && hit <= hitCount(situation) ? hit : null,
    quote: textIn(fields, 'quote'),
    text: textIn(fields, 'text'),
    need: textIn(fields, 'need'),
    tokens,
  };
}
