/**
 * Typed remote procedure calls over a MessagePort or a Worker: one id per call, cancelled by an
 * AbortSignal, with progress on the way. The methods are a plain type shared by both sides.
 *
 *   client  { id, method, argument }  ->  server
 *   client  <- { id, progress } …     <-  server   (numbers)
 *   client  <- { id, note } …         <-  server   (whatever the method tells on its way)
 *   client  <- { id, value | error }  <-  server
 *   client  { id, cancel: true }      ->  server   (the call rejects at once)
 */

/** What both a Worker and a MessagePort offer. */
export type Port = {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
};

type Methods = Record<
  string,
  { readonly argument: unknown; readonly value: unknown; readonly note?: unknown }
>;

export type CallOptions<Note = unknown> = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly onNote?: ((note: Note) => void) | undefined;
};

export type RpcClient<M extends Methods> = {
  call<K extends keyof M & string>(
    method: K,
    argument: M[K]['argument'],
    options?: CallOptions<M[K]['note']>,
  ): Promise<M[K]['value']>;
  /** Rejects every call under way and all later ones, as when the worker has died. */
  fail(error: Error): void;
};

export type Served<M extends Methods> = {
  readonly [K in keyof M]: (
    argument: M[K]['argument'],
    context: {
      readonly signal: AbortSignal;
      readonly progress: (done: number, total: number) => void;
      readonly note: (note: M[K]['note']) => void;
    },
  ) => Promise<M[K]['value']>;
};

/** An error as it crosses the port: `details` survive where class and stack do not. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
  readonly details: unknown;
  constructor(message: string, details: unknown) {
    super(message);
    this.details = details;
  }
}

type Call = { id: number; method: string; argument: unknown };
type Request = Call | { id: number; cancel: true } | { ping: true };
type Reply =
  | { id: number; progress: [number, number] }
  | { id: number; note: unknown }
  | { id: number; value: unknown }
  | { id: number; error: { message: string; details: unknown } };

export function rpcClient<M extends Methods>(port: Port): RpcClient<M> {
  type Pending = {
    resolve: (value: never) => void;
    reject: (error: unknown) => void;
    onProgress: CallOptions['onProgress'];
    onNote: ((note: never) => void) | undefined;
  };
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let dead: Error | null = null;

  port.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const call = pending.get(data.id);
    if (!call) return;
    if ('progress' in data) return call.onProgress?.(...data.progress);
    // Typed by the same methods, as the value is.
    if ('note' in data) return call.onNote?.(data.note as never);
    pending.delete(data.id);
    if ('error' in data) call.reject(new RemoteError(data.error.message, data.error.details));
    // The server is typed by the same methods, so the value is what this call promised.
    else call.resolve(data.value as never);
  });

  return {
    call(method, argument, { signal, onProgress, onNote } = {}) {
      return new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        if (signal?.aborted) return reject(signal.reason);
        lastId += 1;
        const id = lastId;
        const cancel = () => {
          pending.delete(id);
          port.postMessage({ id, cancel: true } satisfies Request);
          reject(signal?.reason);
        };
        const settle =
          <T>(settler: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', cancel);
            settler(value);
          };
        pending.set(id, { resolve: settle(resolve), reject: settle(reject), onProgress, onNote });
        signal?.addEventListener('abort', cancel, { once: true });
        port.postMessage({ id, method, argument } satisfies Request);
      });
    },
    fail(error) {
      dead = error;
      for (const call of pending.values()) call.reject(error);
      pending.clear();
    },
  };
}

export function serveRpc<M extends Methods>(port: Port, methods: Served<M>): void {
  const running = new Map<number, AbortController>();
  const answer = async ({ id, method, argument }: Call) => {
    const controller = new AbortController();
    running.set(id, controller);
    const reply = (message: Reply) => {
      if (!controller.signal.aborted) port.postMessage(message);
    };
    try {
      const serve = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!serve) throw new Error(`There is no method ${method}.`);
      const progress = (done: number, total: number) => reply({ id, progress: [done, total] });
      const note = (content: unknown) => reply({ id, note: content });
      reply({ id, value: await serve(argument, { signal: controller.signal, progress, note }) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const details = error instanceof Error && 'details' in error ? error.details : undefined;
      reply({ id, error: { message, details } });
    } finally {
      running.delete(id);
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    // Whoever can answer this is alive: worker-link.ts asks it.
    if ('ping' in data) port.postMessage({ pong: true });
    else if ('cancel' in data) running.get(data.id)?.abort();
    else void answer(data);
  });
}
