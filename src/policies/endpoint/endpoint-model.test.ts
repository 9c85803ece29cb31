import { afterEach, describe, expect, it } from 'vitest';
import { type ChatOutput, type ChatRequest, replyOf } from '#core/chat/chat-model.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { endpointModel } from './endpoint-model.ts';
import {
  type Answer,
  broken,
  type FakeServer,
  fakeServer,
  raw,
  status,
  streamed,
} from './fake-server.fixture.ts';

const key = 'sk-very-secret';
const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Hello' }],
  maxTokens: 64,
  schema: {
    type: 'object',
    properties: { text: { type: 'string' } },
    required: ['text'],
    additionalProperties: false,
  },
};
/** Makes the client's pauses short. */
const soon = { 'retry-after-ms': '1' };

let server: FakeServer | undefined;
afterEach(() => server?.close());

async function modelOver(...answers: Answer[]) {
  server = await fakeServer(...answers);
  const options = { baseUrl: server.url, model: 'm', apiKey: key, retries: 2, timeoutMs: 300 };
  return { model: endpointModel(options), server };
}

/** The reply, or the error as kind and message. */
async function outcome(...answers: Answer[]) {
  const { model } = await modelOver(...answers);
  return replyOf(model.complete(request, neverCancelled)).catch(
    ({ kind, message }: { kind: string; message: string }) => ({ kind, message }),
  );
}

describe('endpoint', () => {
  it('asks for a stream held to the schema, with the key, and gives the text as it comes', async () => {
    const { model, server } = await modelOver(streamed(['{"te', 'xt":1}']));
    const outputs: ChatOutput[] = [];
    for await (const output of model.complete(request, neverCancelled)) outputs.push(output);
    expect(outputs).toMatchObject([
      { type: 'delta', channel: 'reply', text: '{"te' },
      { type: 'delta', channel: 'reply', text: 'xt":1}' },
      { type: 'reply', text: '{"text":1}', thinking: null, tokens: 7, cut: false },
    ]);
    expect(server.asked[0]).toMatchObject({
      authorization: `Bearer ${key}`,
      body: {
        ...{ model: 'm', stream: true, max_tokens: 64, temperature: 0 },
        response_format: { type: 'json_schema', json_schema: { schema: request.schema } },
      },
    });
  });

  it.each([
    ['in fields of their own', [{ reasoning_content: 'hm ' }, { reasoning_content: 'so' }, '{}']],
    ['between tags', ['<think>hm', ' so</thi', 'nk>{}']],
  ])('thoughts of a thinking model, %s', async (_, pieces) => {
    expect(await outcome(streamed(pieces))).toMatchObject({ text: '{}', thinking: 'hm so' });
  });

  it('an answer cut by the limit of tokens says so', async () => {
    expect(await outcome(streamed(['{"te'], 'length'))).toMatchObject({ text: '{"te', cut: true });
  });

  it('a server that does not stream is understood as well', async () => {
    const body = { choices: [{ message: { content: '{}' }, finish_reason: 'stop' }] };
    expect(await outcome(raw('application/json', JSON.stringify(body)))).toMatchObject({
      text: '{}',
    });
  });

  it.each([
    ['429', status(429, 'slow down', soon)],
    ['500', status(500, 'oops', soon)],
    ['a connection cut in the middle', broken(['{"te'], 'cut')],
    ['a stream that ends without its end', broken(['{"te'], 'ended')],
  ])('%s is asked again', async (_, first) => {
    expect(await outcome(first, streamed(['{}']))).toMatchObject({ text: '{}' });
    expect(server?.asked).toHaveLength(2);
  });

  it.each([
    ['429', status(429, 'slow down', soon), 'busy', /too many requests/u],
    ['500', status(503, 'oops', soon), 'unreachable', /failed \(503\), several times/u],
    ['a cut', broken(['{"te'], 'ended'), 'unreachable', /ended in the middle/u],
  ])('%s again and again ends in a plain message', async (_, answer, kind, message) => {
    expect(await outcome(answer)).toEqual({ kind, message: expect.stringMatching(message) });
    expect(server?.asked).toHaveLength(3);
  });

  it.each([
    ['a wrong key', status(401, `Incorrect API key: ${key}`), 'refused', /set OPENAI_API_KEY/u],
    ['an unknown model', status(404, 'no such model'), 'other', /knows no model m/u],
    [
      'an error in the stream',
      raw('text/event-stream', `data: {"error":{"message":"${key}"}}\n\n`),
      'other',
      /broke off/u,
    ],
    ['no JSON', raw('text/event-stream', 'data: {oops\n\n'), 'malformed', /no chat completion/u],
    ['other JSON', raw('application/json', '{"a":1}'), 'malformed', /no chat completion/u],
    ['a web page', raw('text/html', '<html>'), 'malformed', /answers with text\/html/u],
  ])(
    '%s fails at once, with a plain message and without the key',
    async (_, answer, kind, message) => {
      const failed = await outcome(answer);
      expect(failed).toEqual({ kind, message: expect.stringMatching(message) });
      expect(JSON.stringify(failed)).not.toContain(key);
      expect(server?.asked).toHaveLength(1);
    },
  );

  it('nobody there', async () => {
    const { model, server } = await modelOver(streamed([]));
    await server.close();
    await expect(replyOf(model.complete(request, neverCancelled))).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/can't be reached: is the server running/u),
    });
  });

  it('a server that does not answer is given up after its time', async () => {
    expect(await outcome(() => {})).toMatchObject({ kind: 'stalled' });
  }, 10_000);

  it('asks less of a server that rejects the request, and remembers it', async () => {
    const { model, server } = await modelOver(
      status(400, 'response_format json_schema is not supported'),
      status(400, "Use 'max_completion_tokens' instead."),
      streamed(['{}']),
    );
    await replyOf(model.complete(request, neverCancelled));
    await replyOf(model.complete(request, neverCancelled));
    expect(server.asked.map(({ body }) => body.response_format?.type)).toEqual([
      ...['json_schema', 'json_object', 'json_object', 'json_object'],
    ]);
    expect(server.asked.at(-1)?.body).toMatchObject({ max_completion_tokens: 64 });
  });

  it('an abort hangs up, in the middle of an answer too', async () => {
    const { model, server } = await modelOver(broken(['{"te'], 'silent'));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const output of model.complete(request, controller.signal)) {
        expect(output).toMatchObject({ type: 'delta' });
        controller.abort();
      }
    })();
    await expect(reading).rejects.toThrow();
    await server.hungUp;
    expect(server.asked).toHaveLength(1);
  });
});
