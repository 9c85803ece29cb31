/**
 * An OpenAI-compatible server on this machine that plays all four agents, badly when asked to: every so many
 * answers one is malformed, one is slow, one is cut off in the middle, one is refused as too many requests, and one is
 * a failure of the server itself.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type AgentsServer = {
  readonly url: string;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
};

type Trouble = 'none' | 'malformed' | 'slow' | 'cut' | 'busy' | 'broken';

/** `trouble` gets the number of the request, from 0. */
export async function agentsServer(
  trouble: (count: number) => Trouble = () => 'none',
): Promise<AgentsServer> {
  let count = 0;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const { messages } = JSON.parse(text);
      const reply = replyOf(messages[0].content, messages[1].content);
      count += 1;
      answer(response, reply, trouble(count - 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests: () => count,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, reply: string, trouble: Trouble): void {
  if (trouble === 'busy' || trouble === 'broken') {
    const status = trouble === 'busy' ? 429 : 500;
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '5' });
    response.end('{"error":{"message":"not now"}}');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const content = trouble === 'malformed' ? 'I would rather not say.' : reply;
  const middle = Math.ceil(content.length / 2);
  send(response, { choices: [{ index: 0, delta: { content: content.slice(0, middle) } }] });
  const rest = () => {
    send(response, { choices: [{ index: 0, delta: { content: content.slice(middle) } }] });
    send(response, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
    send(response, { choices: [], usage: { completion_tokens: 20, prompt_tokens: 300 } });
    response.end('data: [DONE]\n\n');
  };
  if (trouble === 'cut') response.write('', () => setImmediate(() => response.destroy()));
  else if (trouble === 'slow') setTimeout(rest, 200);
  else rest();
}

function send(response: ServerResponse, chunk: object): void {
  response.write(
    `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm', ...chunk })}\n\n`,
  );
}

/** What each agent would say: it reads the first name of the first result and fills it. */
function replyOf(prompt: string, shown: string): string {
  if (prompt.startsWith('You plan')) {
    const mask = Number(/Open: (\d+)/u.exec(shown)?.[1] ?? 1);
    return JSON.stringify({ mask, need: 'What is missing there?' });
  }
  if (prompt.startsWith('You write search queries')) {
    const title = /Title: (.*)/u.exec(shown)?.[1] ?? 'history';
    return JSON.stringify({ queries: [title, `${title} life`, `${title} work`] });
  }
  if (prompt.startsWith('You compare')) return '{"correct": "no", "why": "another thing"}';
  const text = /Result 1: [^:]*: .*?(\p{Lu}\p{L}+)/u.exec(shown)?.[1] ?? 'nothing';
  return JSON.stringify({ case: 'enough', hit: 1, quote: 'as told', text, need: '' });
}
