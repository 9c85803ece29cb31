/**
 * A chat model behind any OpenAI-compatible server (OpenAI, vLLM, llama.cpp, Ollama, LM Studio, …), through the
 * official client, which repeats what failed on the way (429, 5xx, a refused connection) with growing pauses. An
 * answer that breaks off in the middle is asked for again from its beginning.
 */
import OpenAI from 'openai';
import { Stream } from 'openai/streaming';
import type { ChatModel, ChatOutput, ChatRequest } from '#core/chat/chat-model.ts';
import { thinkingSplitter } from '#core/chat/thinking.ts';
import type { CancelSignal } from '#core/rollout/cancel.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';
import { type CompletionChunk, completionChunk, wordsOf } from './completion-chunk.ts';
import { requestBody, simpler, wholeProtocol } from './dialect.ts';
import { complaintOf, endpointError } from './endpoint-error.ts';
import type { EndpointOptions } from './endpoint-options.ts';

export function endpointModel({ baseUrl, model, apiKey, ...options }: EndpointOptions): ChatModel {
  const address = new URL(baseUrl).host;
  const asked = { address, model, apiKey };
  const client = new OpenAI({
    baseURL: baseUrl,
    // The client insists on one; local servers ignore it.
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: options.retries,
    timeout: options.timeoutMs,
    // Its log would hold whole requests and answers.
    logLevel: 'off',
  });
  let dialect = wholeProtocol;

  const answer = async (request: ChatRequest, controller: AbortController): Promise<Response> => {
    for (;;) {
      try {
        const body = requestBody(model, request, dialect);
        const { signal } = controller;
        return await client.chat.completions.create(body, { signal }).asResponse();
      } catch (error) {
        const next = rejected(error)
          ? simpler(dialect, complaintOf(error), !!request.schema)
          : null;
        if (next === null) throw error;
        dialect = next;
      }
    }
  };

  async function* once(request: ChatRequest, signal: CancelSignal) {
    // One for each attempt: the client aborts it itself when a stream breaks.
    const { controller, release } = linked(signal);
    const began = performance.now();
    try {
      yield* collected(chunksOf(client, await answer(request, controller), controller), began);
    } finally {
      release();
    }
  }

  return {
    id: model,
    async *complete(request, signal) {
      for (let left = options.retries; ; left -= 1) {
        try {
          return yield* once(request, signal);
        } catch (error) {
          if (signal.aborted || left <= 0 || !(error instanceof BrokenOff))
            throw endpointError(error, asked);
        }
      }
    },
  };
}

function rejected(error: unknown): boolean {
  return error instanceof OpenAI.APIError && (error.status === 400 || error.status === 422);
}

/** An answer that had begun; what fails before that the client itself repeats. */
class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

async function* chunksOf(
  client: OpenAI,
  response: Response,
  controller: AbortController,
): AsyncGenerator<CompletionChunk> {
  const type = response.headers.get('content-type') ?? '';
  const whole = type.includes('application/json');
  if (!whole && !type.includes('text/event-stream')) {
    throw new PolicyError(
      'malformed',
      `${new URL(client.baseURL).host} answers with ${type.split(';')[0] || 'something unnamed'}, not with a chat completion: is the address right?`,
    );
  }
  try {
    const source = whole
      ? [await response.json()]
      : Stream.fromSSEResponse<unknown>(response, controller, client);
    for await (const value of source) {
      const chunk = completionChunk.safeParse(value);
      if (!chunk.success) throw new SyntaxError('Not a chat completion.');
      yield chunk.data;
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof OpenAI.APIError) throw error;
    throw new BrokenOff(error instanceof Error ? error.message : String(error));
  }
}

async function* collected(
  chunks: AsyncIterable<CompletionChunk>,
  began: number,
): AsyncGenerator<ChatOutput> {
  const splitter = thinkingSplitter();
  const text = { thinking: '', reply: '' };
  let finish: string | null = null;
  let usage: CompletionChunk['usage'];
  let pieces = 0;
  let firstMs = 0;
  const seen = (delta: Extract<ChatOutput, { type: 'delta' }>) => {
    if (pieces === 0) firstMs = performance.now() - began;
    pieces += 1;
    text[delta.channel] += delta.text;
    return delta;
  };
  for await (const chunk of chunks) {
    const { thinking, reply } = wordsOf(chunk);
    if (thinking !== '') yield seen({ type: 'delta', channel: 'thinking', text: thinking });
    for (const delta of splitter.push(reply)) yield seen(delta);
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  if (finish === null) throw new BrokenOff('it ended in the middle of an answer');
  for (const delta of splitter.end()) yield seen(delta);
  yield {
    type: 'reply',
    text: text.reply,
    thinking: text.thinking === '' ? null : text.thinking,
    tokens: usage?.completion_tokens || pieces,
    cut: finish === 'length',
    figures: {
      firstMs,
      promptTokens: usage?.prompt_tokens,
      cachedTokens: usage?.prompt_tokens_details?.cached_tokens,
    },
  };
}

/** A controller that aborts with the signal; fetch wants a platform signal, the core declares its own. */
function linked(signal: CancelSignal) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  return { controller, release: () => signal.removeEventListener('abort', stop) };
}
