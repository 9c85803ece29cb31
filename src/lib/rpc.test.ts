import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { type Port, RemoteError, rpcClient, type Served, serveRpc } from './rpc.ts';

type Methods = {
  readonly add: { readonly argument: readonly [number, number]; readonly value: number };
  readonly count: { readonly argument: number; readonly value: string };
  readonly hang: { readonly argument: null; readonly value: null };
  readonly break: { readonly argument: unknown; readonly value: null };
};

const close: (() => void)[] = [];
afterEach(() => {
  for (const end of close.splice(0)) end();
});

/** Both ends of a real channel: messages are cloned and arrive later, as between a page and its worker. */
function connect(methods: Partial<Served<Methods>> = {}) {
  const { port1, port2 } = new MessageChannel();
  close.push(() => port1.close());
  const signals: AbortSignal[] = [];
  serveRpc<Methods>(portOf(port2), {
    add: async ([a, b]) => a + b,
    count: async (limit, { progress }) => {
      for (let done = 1; done <= limit; done += 1) progress(done, limit);
      return `${limit} done`;
    },
    hang: (_, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
    break: async () => {
      throw new Error('It broke.');
    },
    ...methods,
  });
  return { rpc: rpcClient<Methods>(portOf(port1)), signals };
}

function portOf(port: MessageChannel['port1']): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (_, listener) => {
      port.on('message', (data: unknown) => listener(new MessageEvent('message', { data })));
    },
  };
}

/** A call and its answer: everything sent before has arrived. */
async function settled(rpc: ReturnType<typeof connect>['rpc']) {
  await rpc.call('add', [1, 1]);
}

test('a call gives the value of its method', async () => {
  const { rpc } = connect();
  expect(await rpc.call('add', [1, 2])).toBe(3);
});

test('calls under way at the same time each get their own answer', async () => {
  const waiting: (() => void)[] = [];
  const { rpc } = connect({
    add: ([a, b]) =>
      new Promise((resolve) => {
        waiting.unshift(() => resolve(a + b));
        if (waiting.length === 3) for (const answer of waiting) answer();
      }),
  });
  const sums = [rpc.call('add', [1, 1]), rpc.call('add', [2, 2]), rpc.call('add', [3, 3])];
  expect(await Promise.all(sums)).toEqual([2, 4, 6]);
});

test('progress arrives in order, before the value, and only at its own call', async () => {
  const { rpc } = connect();
  const seen: string[] = [];
  const calls = [3, 2].map((limit) =>
    rpc
      .call('count', limit, { onProgress: (done, total) => seen.push(`${done}/${total}`) })
      .then((value) => seen.push(value)),
  );
  await Promise.all(calls);
  const ofLimit = (limit: number) =>
    seen.filter((entry) => new RegExp(`/${limit}$|^${limit} `, 'u').test(entry));
  expect(ofLimit(3)).toEqual(['1/3', '2/3', '3/3', '3 done']);
  expect(ofLimit(2)).toEqual(['1/2', '2/2', '2 done']);
});

describe('errors', () => {
  test('come back with their message', async () => {
    const { rpc } = connect();
    await expect(rpc.call('break', null)).rejects.toThrow('It broke.');
    await expect(rpc.call('break', null)).rejects.toBeInstanceOf(RemoteError);
  });

  test('keep their details', async () => {
    const details = { kind: 'damaged', file: 'index.bin' };
    const { rpc } = connect({
      break: async () => {
        throw Object.assign(new Error('It broke.'), { details });
      },
    });
    await expect(rpc.call('break', null)).rejects.toMatchObject({ details });
  });

  test('that are no Error become one', async () => {
    const { rpc } = connect({ break: () => Promise.reject('a plain text') });
    await expect(rpc.call('break', null)).rejects.toThrow('a plain text');
  });

  test('thrown before the first await are caught as well', async () => {
    const { rpc } = connect({
      break: () => {
        throw new Error('At once.');
      },
    });
    await expect(rpc.call('break', null)).rejects.toThrow('At once.');
  });

  test('name a method that is not there', async () => {
    const { rpc } = connect();
    // A client of another version.
    const call = rpc.call as (method: string, argument: unknown) => Promise<unknown>;
    await expect(call('fly', null)).rejects.toThrow('fly');
    await expect(call('toString', null)).rejects.toThrow('toString');
  });

  test('an argument that can not be sent rejects, and later calls work', async () => {
    const { rpc } = connect();
    await expect(rpc.call('break', () => {})).rejects.toThrow();
    expect(await rpc.call('add', [1, 2])).toBe(3);
  });

  test('a value that can not be sent rejects', async () => {
    const { rpc } = connect({ break: async () => (() => {}) as unknown as null });
    await expect(rpc.call('break', null)).rejects.toBeInstanceOf(RemoteError);
  });
});

describe('cancelling', () => {
  test('rejects at once with the reason and aborts the signal at the server', async () => {
    const { rpc, signals } = connect();
    const controller = new AbortController();
    const call = rpc.call('hang', null, { signal: controller.signal });
    await settled(rpc);
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    const reason = new Error('No longer wanted.');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await settled(rpc);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  test('before the call sends nothing', async () => {
    const { rpc, signals } = connect();
    await expect(rpc.call('hang', null, { signal: AbortSignal.abort() })).rejects.toThrow();
    await settled(rpc);
    expect(signals).toEqual([]);
  });

  test('after the answer changes nothing', async () => {
    const { rpc } = connect();
    const controller = new AbortController();
    expect(await rpc.call('add', [1, 2], { signal: controller.signal })).toBe(3);
    controller.abort();
    await settled(rpc);
  });

  test('one call leaves the others alone, and nothing of it arrives later', async () => {
    const controller = new AbortController();
    let finish = () => {};
    const { rpc } = connect({
      count: (limit, { progress }) =>
        new Promise((resolve) => {
          finish = () => {
            progress(1, limit);
            resolve('late');
          };
        }),
    });
    const seen: number[] = [];
    const onProgress = (done: number) => seen.push(done);
    const cancelled = rpc.call('count', 5, { signal: controller.signal, onProgress });
    const other = rpc.call('add', [2, 2]);
    controller.abort();
    await expect(cancelled).rejects.toThrow();
    expect(await other).toBe(4);
    finish();
    await settled(rpc);
    expect(seen).toEqual([]);
  });
});

test('the server sends nothing more for a call that was cancelled', async () => {
  const { port1, port2 } = new MessageChannel();
  close.push(() => port1.close());
  let finish = () => {};
  serveRpc<Pick<Methods, 'count' | 'add'>>(portOf(port2), {
    add: async ([a, b]) => a + b,
    count: (_, { progress }) =>
      new Promise((resolve) => {
        finish = () => {
          progress(1, 1);
          resolve('late');
        };
      }),
  });
  const received: unknown[] = [];
  const page = portOf(port1);
  const answered = new Promise<void>((resolve) => {
    page.addEventListener('message', ({ data }) => {
      received.push(data);
      if (data.id === 3) return resolve();
      finish();
      page.postMessage({ id: 3, method: 'add', argument: [2, 2] });
    });
  });
  page.postMessage({ id: 1, method: 'count', argument: 5 });
  page.postMessage({ id: 1, cancel: true });
  page.postMessage({ id: 2, method: 'add', argument: [1, 1] });
  await answered;
  expect(received).toEqual([
    { id: 2, value: 2 },
    { id: 3, value: 4 },
  ]);
});

test('when the worker has died, calls under way and later ones reject', async () => {
  const { rpc } = connect();
  const calls = [rpc.call('hang', null), rpc.call('hang', null)];
  const death = new Error('The worker stopped.');
  rpc.fail(death);
  for (const call of calls) await expect(call).rejects.toBe(death);
  await expect(rpc.call('add', [1, 2])).rejects.toBe(death);
});
