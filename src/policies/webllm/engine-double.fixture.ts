/**
 * An engine that behaves as WebLLM's documentation and code say: a stream is started lazily by its first `next`, which
 * takes the lock; the lock is released when the stream ends or is returned; an interrupt counts only while a stream
 * runs and ends it with one last chunk; errors are strings.
 */
import type { ChatCompletionChunk, ChatCompletionRequestStreaming } from '@mlc-ai/web-llm';
import type { Engine } from './webllm-model.ts';

type Script = {
  readonly pieces: readonly string[];
  /** Fails after the pieces, with a string. */
  readonly fails?: string;
  /** Never goes on after the pieces. */
  readonly hangs?: boolean;
  readonly finish?: 'stop' | 'length';
};

export type EngineDouble = Engine & {
  readonly requests: readonly ChatCompletionRequestStreaming[];
  /** Streams that hold the lock at this moment; more than one is a deadlock in the real engine. */
  readonly running: () => number;
  readonly interrupts: () => number;
};

export function engineDouble(...scripts: Script[]): EngineDouble {
  const requests: ChatCompletionRequestStreaming[] = [];
  let running = 0;
  let isInterrupted = false;
  let interrupts = 0;

  async function* stream(script: Script): AsyncGenerator<ChatCompletionChunk> {
    if (running > 0) throw new Error('Deadlock: the lock is held.');
    running += 1;
    // An interrupt applies only to the stream that is running.
    isInterrupted = false;
    try {
      for (const content of script.pieces) {
        await Promise.resolve();
        if (isInterrupted) return yield chunk({}, 'abort');
        yield chunk({ content }, null);
      }
      if (script.hangs) await new Promise(() => {});
      // As a string, like everything that crosses the worker.
      if (script.fails !== undefined) await Promise.reject(script.fails);
      yield chunk({}, script.finish ?? 'stop');
      yield { ...chunk({}, null), choices: [], usage } as ChatCompletionChunk;
    } finally {
      running -= 1;
    }
  }

  return {
    requests,
    running: () => running,
    interrupts: () => interrupts,
    interruptGenerate: () => {
      interrupts += 1;
      isInterrupted = true;
    },
    chatCompletion: async (request) => {
      const script = scripts[requests.length] ?? { pieces: ['{}'] };
      requests.push(request);
      return stream(script);
    },
  };
}

function chunk(
  delta: { readonly content?: string },
  finish: 'stop' | 'length' | 'abort' | null,
): ChatCompletionChunk {
  return {
    ...{ id: 'x', model: 'm', object: 'chat.completion.chunk', created: 0 },
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

const usage = {
  ...{ completion_tokens: 3, prompt_tokens: 40, total_tokens: 43 },
  extra: {
    ...{ e2e_latency_s: 1, prefill_tokens_per_s: 200, decode_tokens_per_s: 20 },
    ...{ time_to_first_token_s: 0.2, time_per_output_token_s: 0.05 },
  },
};
