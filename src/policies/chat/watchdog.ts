/**
 * A stream that says nothing for too long is ended: grammars hang on some vocabularies, and servers hold a
 * connection open for ever.
 */
import type { CancelSignal } from '#core/rollout/cancel.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';

export type Patience = {
  /** Milliseconds until the first piece: the whole prompt is read in them. */
  readonly firstMs: number;
  /** Milliseconds between two pieces. */
  readonly nextMs: number;
};

/** Passes the stream on; throws PolicyError "stalled" when it stops. The source is told by its signal. */
export async function* watched<T>(
  start: (signal: CancelSignal) => AsyncIterable<T>,
  signal: CancelSignal,
  patience: Patience,
): AsyncGenerator<T> {
  const inner = new AbortController();
  const stop = () => inner.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const iterator = start(inner.signal)[Symbol.asyncIterator]();
  let ms = patience.firstMs;
  let isOver = false;
  try {
    for (;;) {
      const pending = iterator.next();
      const next = await within(pending, ms);
      if (next === 'stalled') {
        pending.catch(() => {});
        const seconds = Math.round(ms / 100) / 10;
        throw new PolicyError('stalled', `The model wrote nothing for ${seconds} seconds.`);
      }
      isOver = next.done === true;
      if (next.done) return;
      yield next.value;
      ms = patience.nextMs;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    // Not awaited: a source that hangs would never let go.
    if (!isOver) iterator.return?.().catch(() => {});
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'stalled'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<'stalled'>((resolve) => {
    timer = setTimeout(resolve, ms, 'stalled');
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
