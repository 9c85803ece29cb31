/** A chat model whose requests and tokens are counted, so that a long job can say what it costs. */
import type { ChatModel } from '#core/chat/chat-model.ts';

export type Meter = {
  requests: number;
  promptTokens: number;
  writtenTokens: number;
};

export function freshMeter(): Meter {
  return { requests: 0, promptTokens: 0, writtenTokens: 0 };
}

/** `sampling` replaces the temperature and the seed of every request. */
export function metered(
  model: ChatModel,
  meter: Meter,
  sampling: { readonly temperature?: number; readonly seed?: number } = {},
): ChatModel {
  return {
    id: model.id,
    async *complete(request, signal) {
      meter.requests += 1;
      for await (const output of model.complete({ ...request, ...sampling }, signal)) {
        if (output.type === 'reply') {
          meter.promptTokens += output.figures?.promptTokens ?? 0;
          meter.writtenTokens += output.tokens;
        }
        yield output;
      }
    },
  };
}

/** "1,204 requests, 3.1 M tokens read, 0.2 M written, 0.84 USD, 5.2 a minute" */
export function costLine(
  { requests, promptTokens, writtenTokens }: Meter,
  prices: { readonly read: number; readonly written: number },
  done: number,
  seconds: number,
): string {
  const cost = (promptTokens * prices.read + writtenTokens * prices.written) / 1e6;
  const millions = (count: number) => `${(count / 1e6).toFixed(3)} M`;
  return [
    `${requests} requests`,
    `${millions(promptTokens)} tokens read`,
    `${millions(writtenTokens)} written`,
    ...(prices.read + prices.written > 0 ? [`cost ${cost.toFixed(4)}`] : []),
    `${((done / Math.max(seconds, 1e-3)) * 60).toFixed(1)} trajectories a minute`,
  ].join(', ');
}
