/**
 * A chat model that WebLLM runs. Its rules, learnt from its code: one generation at a time; always stream; on an abort
 * interrupt and read on to the end, or the engine's lock is never released. An engine that does not end even then
 * is thrown away with its worker, and the next request loads another from the cache.
 */
import type {
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  CompletionUsage,
} from '@mlc-ai/web-llm';
import type { ChatModel, ChatOutput, ChatRequest } from '#core/chat/chat-model.ts';
import { thinkingSplitter } from '#core/chat/thinking.ts';
import { Cancelled, type CancelSignal, cancellable } from '#core/rollout/cancel.ts';
import { webllmError } from './webllm-error.ts';

/** The part of the engine that is used; its worker client has it. */
export type Engine = {
  readonly chatCompletion: (
    request: ChatCompletionRequestStreaming,
  ) => Promise<AsyncIterable<ChatCompletionChunk>>;
  readonly interruptGenerate: () => void;
};

export type EngineSource = {
  /** The engine with its model, loaded on first use. */
  readonly get: (signal: CancelSignal) => Promise<Engine>;
  /** Ends the worker; the next `get` starts another. */
  readonly discard: () => void;
};

/** Milliseconds that an interrupted engine has to end. */
const drainMs = 5_000;

export function webllmModel(id: string, source: EngineSource, patienceMs = drainMs): ChatModel {
  /** Settles when the engine is free again. */
  let free: Promise<void> = Promise.resolve();

  const start = async (request: ChatRequest, signal: CancelSignal): Promise<Running> => {
    const engine = await source.get(signal);
    const stream = await engine.chatCompletion(bodyOf(request));
    return { engine, iterator: stream[Symbol.asyncIterator]() };
  };

  /** Reads an interrupted stream to its end. */
  const drain = async ({ engine, iterator }: Running) => {
    const ended = (async () => {
      for (;;) {
        // Again for every piece: an interrupt before the first one is forgotten by the engine.
        engine.interruptGenerate();
        if ((await iterator.next()).done) return 'ended' as const;
      }
    })().catch(() => 'ended' as const);
    if ((await Promise.race([ended, after(patienceMs)])) === 'late') source.discard();
  };

  return {
    id,
    async *complete(request, signal) {
      const before = free;
      let release = () => {};
      free = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      let running: Running | null = null;
      let hasEnded = false;
      try {
        running = await cancellable(start(request, signal), signal);
        yield* collected(running.iterator, signal);
        hasEnded = true;
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        // The engine itself ended the stream.
        hasEnded = true;
        const failure = webllmError(error);
        if (failure.kind === 'lost' || failure.kind === 'out-of-memory') source.discard();
        throw failure;
      } finally {
        // Whoever gave up need not wait; the next request does.
        if (running && !hasEnded) void drain(running).then(release);
        else release();
      }
    },
  };
}

type Running = { readonly engine: Engine; readonly iterator: AsyncIterator<ChatCompletionChunk> };

function bodyOf({ messages, schema, thinking, maxTokens, temperature, seed }: ChatRequest) {
  return {
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: maxTokens,
    temperature: temperature ?? 0,
    ...(seed !== undefined && { seed }),
    // "structural_tag" may hang, and JSON without a schema may crash on padded vocabularies.
    ...(schema && {
      response_format: { type: 'json_object', schema: JSON.stringify(schema) } as const,
    }),
    ...(thinking !== undefined && { extra_body: { enable_thinking: thinking } }),
  } satisfies ChatCompletionRequestStreaming;
}

async function* collected(
  iterator: AsyncIterator<ChatCompletionChunk>,
  signal: CancelSignal,
): AsyncGenerator<ChatOutput> {
  const splitter = thinkingSplitter();
  const text = { thinking: '', reply: '' };
  let pieces = 0;
  let finish: string | null = null;
  let usage: CompletionUsage | undefined;
  const seen = (delta: Extract<ChatOutput, { type: 'delta' }>) => {
    pieces += 1;
    text[delta.channel] += delta.text;
    return delta;
  };
  for (;;) {
    const { value, done } = await cancellable(iterator.next(), signal);
    if (done) break;
    for (const delta of splitter.push(value.choices[0]?.delta.content ?? '')) yield seen(delta);
    finish = value.choices[0]?.finish_reason ?? finish;
    usage = value.usage ?? usage;
  }
  for (const delta of splitter.end()) yield seen(delta);
  yield {
    type: 'reply',
    text: text.reply,
    thinking: text.thinking.trim() === '' ? null : text.thinking,
    tokens: usage?.completion_tokens ?? pieces,
    cut: finish === 'length',
    ...(usage && { figures: figuresOf(usage) }),
  };
}

function figuresOf({ prompt_tokens, extra }: CompletionUsage) {
  return {
    firstMs: Math.max(0, extra.time_to_first_token_s * 1_000),
    // Only what was new: the engine keeps what it has read.
    promptTokens: prompt_tokens,
    prefillRate: finite(extra.prefill_tokens_per_s),
    decodeRate: finite(extra.decode_tokens_per_s),
  };
}

function finite(rate: number): number | undefined {
  return Number.isFinite(rate) && rate >= 0 ? rate : undefined;
}

function after(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'late'));
}
