/** The part of the platform's AbortSignal that the core needs; core is compiled without DOM and Node. */
export type CancelSignal = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

/** A signal that never aborts. */
export const neverCancelled: CancelSignal = {
  aborted: false,
  addEventListener: () => {},
  removeEventListener: () => {},
};

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The promise's outcome, or a rejection with `Cancelled` as soon as the signal aborts, even if the promise never settles. */
export async function cancellable<T>(promise: Promise<T>, signal: CancelSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Cancelled());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
    promise.catch(() => {});
  }
}

/** Iterates until the source ends or the signal aborts; a source that hangs is left behind. */
export async function* untilCancelled<T>(
  source: AsyncIterable<T>,
  signal: CancelSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await cancellable(iterator.next(), signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that hangs would never let go.
    iterator.return?.().catch(() => {});
  }
}
