import { describe, expect, it } from 'vitest';
import type { PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { type Port, type Served, serveRpc } from '#lib/rpc.ts';
import { BundledError } from './bundled-error.ts';
import { engineClient } from './engine-client.ts';
import type { EngineInfo, EngineMethods } from './engine-methods.ts';

const situation: Situation = {
  view: { kind: 'question', question: 'q' },
  ...{ language: 'en', steps: [], searchesLeft: 1 },
};
const info: EngineInfo = {
  policy: { id: 'p', title: 'P', stage: 's', licence: 'l', parameters: 1, context: 1 },
  ...{ device: 'cpu', threads: 1, bytes: 1, openMs: 1, worstLogit: 0, fellBack: null },
};
const decision = { type: 'decision', text: 'one two three', tokens: 3 } as const;

type Act = Served<EngineMethods>['act'];
const works: Act = async (_, { note }) => {
  for (const text of ['one', ' two', ' three']) note(text);
  return decision;
};
const fails =
  (error: BundledError): Act =>
  async (_, { note }) => {
    note('one');
    throw error;
  };
const lost = new BundledError({ type: 'lost' });

/**
 * Workers that are started one after the other, each with its own way to act; `crash` is what the platform tells. The
 * first ones may fail while they load.
 */
function workers(
  acts: readonly (Act | 'crash')[],
  loadFailures: readonly ('crash' | Error)[] = [],
  tick?: number,
) {
  const loads: (readonly string[])[] = [];
  let ended = 0;
  const create = (): Worker => {
    const { port1, port2 } = new MessageChannel();
    const listeners: ((event: Event) => void)[] = [];
    const act = acts[Math.min(loads.length, acts.length - 1)] ?? works;
    const failure = loadFailures[loads.length];
    const crash = () => {
      for (const listener of listeners) listener(new Event('error', { cancelable: true }));
      return new Promise<never>(() => {});
    };
    serveRpc<EngineMethods>(port2 as unknown as Port, {
      load: async ({ devices }) => {
        loads.push(devices);
        if (failure === 'crash') return crash();
        if (failure) throw failure;
        return info;
      },
      spanLogProbabilities: async () => [],
      act: (given, context) => {
        return act === 'crash' ? crash() : act(given, context);
      },
    });
    port1.start();
    port2.start();
    const worker = {
      postMessage: (message: unknown) => port1.postMessage(message),
      addEventListener: (type: string, listener: (event: never) => void) => {
        if (type === 'error') listeners.push(listener as (event: Event) => void);
        else port1.addEventListener('message', listener as (event: Event) => void);
      },
      terminate: () => {
        ended += 1;
        port1.close();
      },
    };
    return worker as unknown as Worker;
  };
  const request = { url: 'http://x/', devices: ['gpu', 'cpu'], threads: 1 } as const;
  const client = engineClient('bundled', create, request, () => {}, tick);
  return { client, loads, ended: () => ended };
}

async function collect(
  client: ReturnType<typeof engineClient>,
  signal = new AbortController().signal,
) {
  const outputs: PolicyOutput[] = [];
  for await (const output of client.policy.act(situation, signal)) outputs.push(output);
  const streamed = outputs.map((output) => (output.type === 'delta' ? output.text : '')).join('');
  return { last: outputs.at(-1), streamed };
}

describe('the engine client', () => {
  it.each([
    ['a crashed worker', 'crash' as const],
    ['a lost device', fails(lost)],
  ])('%s: a fresh one writes the action, and nothing is shown twice', async (_, broken) => {
    const { client, loads, ended } = workers([broken, works]);
    expect(await collect(client)).toEqual({ last: decision, streamed: 'one two three' });
    expect(loads).toEqual([
      ['gpu', 'cpu'],
      ['gpu', 'cpu'],
    ]);
    expect(ended()).toBe(1);
    client.close();
  });

  it('without memory, or after a second loss, the GPU is left alone', async () => {
    const memory = workers([fails(new BundledError({ type: 'out-of-memory' })), works]);
    await collect(memory.client);
    expect(memory.loads).toEqual([['gpu', 'cpu'], ['cpu']]);
    memory.client.close();
    const twice = workers([fails(lost), fails(lost), works]);
    await collect(twice.client);
    expect(twice.loads).toEqual([['gpu', 'cpu'], ['gpu', 'cpu'], ['cpu']]);
    twice.client.close();
  });

  it.each([
    ['a worker that crashes', 'crash', ['gpu', 'cpu']],
    ['too little memory', new BundledError({ type: 'out-of-memory' }), ['cpu']],
  ] as const)(
    '%s while it loads: the action is written by a fresh one',
    async (_, failure, then) => {
      const { client, loads } = workers([works], [failure]);
      expect(await collect(client)).toEqual({ last: decision, streamed: 'one two three' });
      expect(loads).toEqual([['gpu', 'cpu'], then]);
      client.close();
    },
  );

  it('loading for its own sake tells the failure at once, and can be tried again', async () => {
    const { client, loads } = workers([works], [new BundledError({ type: 'out-of-memory' })]);
    await expect(client.load()).rejects.toThrow(/not enough memory/u);
    expect(await client.load()).toEqual(info);
    expect(loads).toHaveLength(2);
    client.close();
  });

  const hangs: Act = async (_, { note }) => {
    note('one');
    return new Promise(() => {});
  };

  it('an engine that hangs is ended, and the GPU is left alone from then on', async () => {
    const { client, loads, ended } = workers([hangs, works], [], 4);
    expect(await collect(client)).toEqual({ last: decision, streamed: 'one two three' });
    expect(loads).toEqual([['gpu', 'cpu'], ['cpu']]);
    expect(ended()).toBe(1);
    client.close();
  });

  it('one that is slow and heard of in time is not', async () => {
    const slow: Act = async (_, { note }) => {
      for (const text of ['one', ' two', ' three']) {
        // Five ticks: a busy machine may turn them into ten.
        await new Promise((resolve) => setTimeout(resolve, 250));
        note(text);
      }
      return decision;
    };
    const { client, loads } = workers([slow], [], 50);
    expect((await collect(client)).last).toEqual(decision);
    expect(loads).toHaveLength(1);
    client.close();
  });

  it('one that hangs when somebody stops the run is not trusted with the next', async () => {
    const controller = new AbortController();
    const { client, loads } = workers([hangs, works], [], 20);
    setTimeout(() => controller.abort(), 150);
    await expect(collect(client, controller.signal)).rejects.toThrow();
    expect((await collect(client)).last).toEqual(decision);
    expect(loads).toHaveLength(2);
    client.close();
  });

  it('recovery is bounded, and other errors are not tried again', async () => {
    const always = workers([fails(lost)]);
    await expect(collect(always.client)).rejects.toThrow(/stopped/u);
    expect(always.loads).toHaveLength(3);
    always.client.close();
    const other = workers([fails(new BundledError({ type: 'other', message: 'x' }))]);
    await expect(collect(other.client)).rejects.toThrow(/x/u);
    expect(other.loads).toHaveLength(1);
    other.client.close();
  });

  it('an abort in the middle ends the action and leaves the engine for the next', async () => {
    const controller = new AbortController();
    const { client, loads } = workers([
      (given, context) => {
        if (controller.signal.aborted) return works(given, context);
        controller.abort();
        return new Promise(() => {});
      },
    ]);
    await expect(collect(client, controller.signal)).rejects.toThrow();
    expect((await collect(client)).last).toEqual(decision);
    expect(loads).toHaveLength(1);
    client.close();
  });
});
