/** An OpenAI-compatible server for tests, on a free port of this machine. Each request gets the next answer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what was asked is only looked at in expectations.
  readonly body: any;
};

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export type FakeServer = {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Settles when the client has hung up on an answer. */
  readonly hungUp: Promise<void>;
  readonly close: () => Promise<void>;
};

/** The last answer is given again and again. */
export async function fakeServer(...answers: Answer[]): Promise<FakeServer> {
  const asked: Asked[] = [];
  let hangUp = () => {};
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
      response.on('close', () => {
        if (!response.writableFinished) hangUp();
      });
      answer?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    hungUp,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Words = { readonly content?: string; readonly reasoning_content?: string };

/** A whole, well-behaved stream of the given pieces. */
export function streamed(pieces: readonly (string | Words)[], finish = 'stop'): Answer {
  return (response) => {
    begin(response);
    for (const piece of pieces) send(response, piece);
    event(response, { choices: [{ index: 0, delta: {}, finish_reason: finish }] });
    event(response, { choices: [], usage: { completion_tokens: 7, prompt_tokens: 90 } });
    response.end('data: [DONE]\n\n');
  };
}

/** A stream that stops after its pieces: the connection is cut, or stays open in silence. */
export function broken(pieces: readonly string[], how: 'cut' | 'ended' | 'silent'): Answer {
  return (response) => {
    begin(response);
    for (const piece of pieces) send(response, piece);
    if (how === 'ended') response.end();
    // Cut once the pieces are on their way.
    if (how === 'cut') response.write('', () => setImmediate(() => response.destroy()));
  };
}

export function status(
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message, type: 'test' } }));
  };
}

export function raw(type: string, body: string): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}

function send(response: ServerResponse, piece: string | Words): void {
  const delta = typeof piece === 'string' ? { content: piece } : piece;
  event(response, { choices: [{ index: 0, delta, finish_reason: null }] });
}

function event(response: ServerResponse, value: unknown): void {
  response.write(`data: ${JSON.stringify(value)}\n\n`);
}
