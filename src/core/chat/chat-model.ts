/**
 * The chat-model port: a language model that answers a list of messages. An OpenAI-compatible endpoint and
 * WebLLM implement it; the chat policy and the agents that construct trajectories (planner, rewriter, observer,
 * judge: MaskSearch section 3.2.1) are written against it.
 */
import type { CancelSignal } from '../rollout/cancel.ts';
import type { StepFigures } from '../rollout/event.ts';
import { PolicyError } from '../rollout/policy-error.ts';

export type ChatMessage = {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
};

/** The part of JSON Schema that every engine's grammar knows: one flat object, its keys in this order. */
export type ReplySchema = {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FieldSchema>>;
  /** All of them: what does not apply is an empty string or a zero. */
  readonly required: readonly string[];
  readonly additionalProperties: false;
};

export type FieldSchema =
  | { readonly type: 'string'; readonly enum?: readonly string[] }
  | { readonly type: 'integer'; readonly enum?: readonly number[] }
  | { readonly type: 'array'; readonly items: { readonly type: 'string' } };

export type ChatRequest = {
  /** Keep them append-only from one request to the next, so that an engine can keep what it has read. */
  readonly messages: readonly ChatMessage[];
  /** What the reply should look like. An engine that can't hold a model to it answers freely: parse tolerantly. */
  readonly schema?: ReplySchema | undefined;
  /** Whether a model that can think aloud may; a schema would not let it. By default it does as it likes. */
  readonly thinking?: boolean | undefined;
  /** Tokens of the reply at the most, thinking included. */
  readonly maxTokens: number;
  /** 0 (the default) is greedy. */
  readonly temperature?: number | undefined;
  readonly seed?: number | undefined;
};

export type ChatReply = {
  readonly text: string;
  /** What a thinking model thought before its reply; null when it did not think, or not aloud. */
  readonly thinking: string | null;
  /** Tokens written, thinking included; counted by pieces where the engine does not say. */
  readonly tokens: number;
  /** Whether the limit of tokens cut it off. */
  readonly cut: boolean;
  readonly figures?: StepFigures | undefined;
};

export type ChatOutput =
  | { readonly type: 'delta'; readonly channel: 'thinking' | 'reply'; readonly text: string }
  /** Comes once, last. */
  | ({ readonly type: 'reply' } & ChatReply);

export type ChatModel = {
  /** The model's name, as its engine knows it. */
  readonly id: string;
  /** Throws PolicyError. An abort ends it early, with or without an error; the engine is free again afterwards. */
  readonly complete: (request: ChatRequest, signal: CancelSignal) => AsyncIterable<ChatOutput>;
};

/** The whole reply, for callers that show nothing on the way. */
export async function replyOf(outputs: AsyncIterable<ChatOutput>): Promise<ChatReply> {
  for await (const output of outputs) {
    if (output.type !== 'reply') continue;
    const { type: _, ...reply } = output;
    return reply;
  }
  throw new PolicyError('malformed', 'The model ended without a reply.');
}
