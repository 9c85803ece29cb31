/**
 * The policy over any chat model: it is asked for one action at a time as JSON. Where the engine can hold it to a
 * schema it does; where that hangs, the same request is made once more without.
 */
import { renderDecision } from '#core/actions/render.ts';
import type { ChatModel, ChatReply, ChatRequest } from '#core/chat/chat-model.ts';
import type { CancelSignal } from '#core/rollout/cancel.ts';
import type { Policy, PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';
import { conversation } from './conversation.ts';
import { parseReply } from './parse-reply.ts';
import { progressOf } from './progress.ts';
import { replySchema } from './reply-schema.ts';
import { type Patience, watched } from './watchdog.ts';

export type ChatPolicyOptions = {
  /** Tokens of one reply, thinking included. */
  readonly maxTokens: number;
  readonly patience: Patience;
  /** Lets the model think aloud first, which a schema would not; the schema is kept for a second attempt. */
  readonly thinks: boolean;
};

const defaults: ChatPolicyOptions = {
  maxTokens: 512,
  patience: { firstMs: 120_000, nextMs: 30_000 },
  thinks: false,
};

/** Enough for the longest run, many times over. */
const keptReplies = 500;

/** Replies in a row that can't be used, before the run ends. */
const unusableReplies = 3;

export function chatPolicy(
  id: string,
  model: ChatModel,
  options: Partial<ChatPolicyOptions> = {},
): Policy {
  const settings = { ...defaults, ...options };
  /** Replies as they were written, by place and decision: engines keep what they have read only if it comes back as it was. */
  const written = new Map<string, string>();
  const keyOf = (index: number, text: string) => `${index} ${text}`;
  return {
    id,
    async *act(situation, signal) {
      if (isFilled(situation)) {
        // The passage with its fills is made by code.
        yield { type: 'decision', text: '<answer></answer>', tokens: 0 };
        return;
      }
      giveUpIfUnusable(situation, model.id);
      const messages = conversation(
        situation,
        ({ text }, at) => written.get(keyOf(at, text)) ?? null,
      );
      const request = { messages, schema: replySchema(situation), maxTokens: settings.maxTokens };
      const isUsable = (reply: ChatReply) => parseReply(reply.text, situation) !== null;
      const reply = yield* replyTo(model, request, settings, isUsable, signal);
      if (reply === null) {
        yield { type: 'context-full' };
        return;
      }
      const decision = parseReply(reply.text, situation);
      const text = decision ? renderDecision(decision) : reply.text;
      written.set(keyOf(situation.steps.length, text), reply.text);
      if (written.size > keptReplies) written.delete(written.keys().next().value ?? '');
      const { tokens, thinking, figures } = reply;
      yield {
        ...{ type: 'decision', text, tokens },
        ...(thinking !== null && { thinking: thinking.trim() }),
        ...(figures && { figures }),
      };
    },
  };
}

function isFilled(situation: Situation): boolean {
  return situation.view.kind === 'ramp' && progressOf(situation).open.length === 0;
}

function giveUpIfUnusable({ steps }: Situation, model: string): void {
  const last = steps.slice(-unusableReplies);
  if (last.length < unusableReplies || last.some(({ action }) => action.type !== 'invalid')) return;
  throw new PolicyError(
    'malformed',
    `${model} did not write an action that can be used, ${unusableReplies} times in a row: try a larger model.`,
  );
}

/** Null when the conversation no longer fits. */
async function* replyTo(
  model: ChatModel,
  { schema, ...free }: ChatRequest,
  { patience, thinks }: ChatPolicyOptions,
  isUsable: (reply: ChatReply) => boolean,
  signal: CancelSignal,
): AsyncGenerator<PolicyOutput, ChatReply | null> {
  const held: ChatRequest = { ...free, schema, thinking: false };
  const attempts = thinks
    ? [{ ...free, thinking: true }, held]
    : [held, { ...free, thinking: false }];
  let thinking: string | null = null;
  for (const [index, request] of attempts.entries()) {
    const isLast = index === attempts.length - 1;
    try {
      const outputs = watched((inner) => model.complete(request, inner), signal, patience);
      for await (const output of outputs) {
        if (output.type === 'delta') {
          yield { type: 'delta', text: output.text };
          continue;
        }
        thinking = output.thinking ?? thinking;
        if (isLast || !thinks || isUsable(output)) return { ...output, thinking };
      }
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      if (error.kind === 'context') return null;
      if (error.kind !== 'stalled' || isLast) throw error;
    }
  }
  throw new PolicyError('malformed', `${model.id} ended without a reply.`);
}
