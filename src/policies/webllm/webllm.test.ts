import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { type ChatOutput, type ChatRequest, replyOf } from '#core/chat/chat-model.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { PolicyError } from '#core/rollout/policy-error.ts';
import { engineDouble } from './engine-double.fixture.ts';
import { type EngineWorker, engineSession } from './engine-session.ts';
import { doesThink, listed, listedModels, modelIdOf } from './model-list.ts';
import { offeredOwn, parseOwnModels } from './own-models.ts';
import { webllmError } from './webllm-error.ts';
import { type Engine, webllmModel } from './webllm-model.ts';

const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Hello' }],
  maxTokens: 64,
  thinking: false,
  schema: {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  },
};

function over(engine: Engine) {
  let discarded = 0;
  const discard = () => {
    discarded += 1;
  };
  const model = webllmModel('m', { get: async () => engine, discard }, 20);
  return { model, discarded: () => discarded };
}

/** Reads until the first piece, then aborts. */
async function abortAfterFirst(outputs: (signal: AbortSignal) => AsyncIterable<ChatOutput>) {
  const controller = new AbortController();
  const reading = (async () => {
    for await (const _ of outputs(controller.signal)) controller.abort();
  })();
  await expect(reading).rejects.toThrow();
}

describe('WebLLM as a chat model', () => {
  it('streams, held to the schema, with thinking off, and tells its figures', async () => {
    const engine = engineDouble({ pieces: ['{"te', 'xt":""}'] });
    expect(await replyOf(over(engine).model.complete(request, neverCancelled))).toEqual({
      ...{ text: '{"text":""}', thinking: null, tokens: 3, cut: false },
      figures: { firstMs: 200, promptTokens: 40, prefillRate: 200, decodeRate: 20 },
    });
    expect(engine.requests[0]).toMatchObject({
      ...{ stream: true, max_tokens: 64, temperature: 0 },
      response_format: { type: 'json_object', schema: JSON.stringify(request.schema) },
      extra_body: { enable_thinking: false },
    });
  });

  it('thoughts come in a channel of their own', async () => {
    const engine = engineDouble({ pieces: ['<think>hm', '</think>', '{}'] });
    expect(await replyOf(over(engine).model.complete(request, neverCancelled))).toMatchObject({
      ...{ text: '{}', thinking: 'hm' },
    });
  });

  it('an abort interrupts and reads on to the end, so that the next request finds the lock free', async () => {
    const engine = engineDouble({ pieces: ['a', 'b', 'c', 'd'] }, { pieces: ['{}'] });
    const { model, discarded } = over(engine);
    await abortAfterFirst((signal) => model.complete(request, signal));
    expect(await replyOf(model.complete(request, neverCancelled))).toMatchObject({ text: '{}' });
    expect(engine.interrupts()).toBeGreaterThan(0);
    expect([engine.running(), discarded()]).toEqual([0, 0]);
  });

  it('two requests at once run one after the other', async () => {
    const engine = engineDouble({ pieces: ['1'] }, { pieces: ['2'] });
    const { model } = over(engine);
    const both = [1, 2].map(() => replyOf(model.complete(request, neverCancelled)));
    expect((await Promise.all(both)).map(({ text }) => text)).toEqual(['1', '2']);
  });

  it('an engine that hangs after an interrupt is thrown away, and the next request goes on', async () => {
    const hanging = engineDouble({ pieces: ['a'], hangs: true });
    const sound = engineDouble({ pieces: ['{}'] });
    let engine: Engine = hanging;
    const source = {
      get: async () => engine,
      discard: () => {
        engine = sound;
      },
    };
    const model = webllmModel('m', source, 20);
    await abortAfterFirst((signal) => model.complete(request, signal));
    expect(await replyOf(model.complete(request, neverCancelled))).toMatchObject({ text: '{}' });
  });

  it('an error in the stream is one plain sentence; a lost device is thrown away', async () => {
    const engine = engineDouble(
      { pieces: ['a'], fails: 'Error: The device was lost. Out of memory' },
      { pieces: ['{}'] },
    );
    const { model, discarded } = over(engine);
    await expect(replyOf(model.complete(request, neverCancelled))).rejects.toMatchObject({
      kind: 'out-of-memory',
    });
    expect(discarded()).toBe(1);
    expect(await replyOf(model.complete(request, neverCancelled))).toMatchObject({ text: '{}' });
  });
});

describe('its errors', () => {
  it.each([
    ['ContextWindowSizeExceededError: Prompt tokens exceed context window size', 'context'],
    ['WebGPUNotAvailableError: WebGPU is not supported in your current environment', 'unsupported'],
    ['Error: Unable to find a compatible GPU.', 'unsupported'],
    ['ShaderF16SupportError: This model requires WebGPU extension shader-f16', 'unsupported'],
    ['Error: Device was lost, please reload', 'lost'],
    [
      "NetworkError: Failed to execute 'add' on 'Cache': Cache.add() encountered a network error",
      'unreachable',
    ],
    ['TypeError: Failed to fetch', 'unreachable'],
    ['IntegrityError: Integrity verification failed', 'corrupt'],
    ['QuotaExceededError', 'out-of-memory'],
    ['something new', 'other'],
  ])('%s', (text, kind) => {
    const error = webllmError(text);
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(/\.$|something new$/u);
  });
});

describe('a session', () => {
  function worker(own: Partial<EngineWorker> = {}) {
    let crash: (message: string) => void = () => {};
    const log: string[] = [];
    const made: EngineWorker = {
      engine: engineDouble(),
      load: async (report) => {
        log.push('load');
        report({ share: 0.5, text: 'half' });
      },
      onCrash: (listener) => {
        crash = listener;
      },
      terminate: () => log.push('terminate'),
      ...own,
    };
    return { made, log, crash: (message: string) => crash(message) };
  }

  it('loads once for all who wait, with progress', async () => {
    const { made, log } = worker();
    const session = engineSession(async () => made);
    const shares: number[] = [];
    const report = ({ share }: { share: number }) => shares.push(share);
    await Promise.all([session.load(neverCancelled, report), session.get(neverCancelled)]);
    expect([log, shares, session.isLoaded()]).toEqual([['load'], [0.5], true]);
  });

  it('giving up while it loads ends the worker; the next attempt starts another', async () => {
    const { made, log } = worker({ load: () => new Promise(() => {}) });
    const sound = worker();
    const workers = [made, sound.made];
    const session = engineSession(async () => workers.shift() ?? made);
    const controller = new AbortController();
    const loading = session.load(controller.signal);
    await Promise.resolve();
    controller.abort();
    await expect(loading).rejects.toThrow();
    expect(log).toEqual(['terminate']);
    await session.load(neverCancelled);
    expect(sound.log).toEqual(['load']);
  });

  it('a load that fails is told plainly, ends the worker and can be tried again', async () => {
    const { made, log } = worker({ load: () => Promise.reject('TypeError: Failed to fetch') });
    const sound = worker();
    const workers = [made, sound.made];
    const session = engineSession(async () => workers.shift() ?? made);
    await expect(session.load(neverCancelled)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(log).toEqual(['terminate']);
    await session.load(neverCancelled);
    expect(session.isLoaded()).toBe(true);
  });

  it('a worker that crashes is ended and forgotten', async () => {
    const { made, log, crash } = worker();
    const session = engineSession(async () => made);
    await session.load(neverCancelled);
    crash('boom');
    await Promise.resolve();
    await Promise.resolve();
    expect([log, session.isLoaded()]).toEqual([['load', 'terminate'], false]);
  });
});

describe('the list', () => {
  it('has the names, needs and formats of the package', () => {
    for (const format of ['f16', 'f32'] as const) {
      for (const { base, gpuMb } of listed) {
        const id = modelIdOf(base, format);
        const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
        expect(record, id).toBeDefined();
        expect(record?.vram_required_MB).toBe(gpuMb[format === 'f16' ? 0 : 1]);
        if (format === 'f32') expect(record?.required_features ?? []).toEqual([]);
      }
    }
  });

  it('offers 16-bit models where the device has them, and knows which think', () => {
    expect(listedModels(true)[0]?.id).toBe('webllm:SmolLM2-360M-Instruct-q4f16_1-MLC');
    expect(listedModels(false)[0]?.id).toBe('webllm:SmolLM2-360M-Instruct-q4f32_1-MLC');
    expect(listedModels(false).every(({ needs }) => !needs.f16)).toBe(true);
    expect(doesThink('Qwen3-0.6B-q4f16_1-MLC')).toBe(true);
    expect(doesThink('Qwen2.5-0.5B-Instruct-q4f16_1-MLC')).toBe(false);
  });
});

describe("a user's own models", () => {
  const entry = {
    ...{ id: 'My-Model', title: 'My model', folder: 'My-Model/resolve/main/' },
    ...{ library: 'My-Model/model.wasm', megabytes: 300 },
  };

  it('are offered with what their file says', () => {
    const [model] = parseOwnModels(JSON.stringify({ models: [entry] }));
    expect(model && offeredOwn(model)).toMatchObject({
      ...{ id: 'webllm:My-Model', from: 'own', downloadBytes: 300e6, licence: '?' },
      needs: { gpu: true, f16: false, hosts: [] },
    });
    expect(parseOwnModels('{"models": []}')).toEqual([]);
  });

  it.each([
    ['{', /not JSON/u],
    ['{}', /models.json: models: /u],
    [JSON.stringify({ models: [{ ...entry, folder: 'My-Model/' }] }), /models\.0\.folder/u],
    [JSON.stringify({ models: [{ ...entry, id: '../x' }] }), /models\.0\.id/u],
  ])('a broken file says what is wrong with it: %s', (text, message) => {
    expect(() => parseOwnModels(text)).toThrow(message);
  });
});

it('every error of a session is a PolicyError', () => {
  expect(webllmError(new PolicyError('lost', 'x.')).message).toBe('x.');
});
