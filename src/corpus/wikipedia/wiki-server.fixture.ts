/** A small wiki on this machine that answers as the MediaWiki API does, its moods included. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Page = { readonly id: number; readonly extract: string; readonly links?: readonly string[] };

export type WikiServer = {
  readonly api: string;
  readonly origin: string;
  /** Queries of all requests so far. */
  readonly requests: URLSearchParams[];
  readonly agents: (string | undefined)[];
  /** What the next requests get instead of an answer. */
  readonly moods: Mood[];
  readonly close: () => Promise<void>;
};

export type Mood = 'maxlag' | '429' | '503' | 'garbage' | 'refuse' | 'bad-request' | 'hang-up';

const pages: Readonly<Record<string, Page>> = {
  'Ada Vell': {
    id: 11,
    extract:
      'Ada Vell (; 1815 – 1852) was a mathematician from Tarn.\n\n\n== Life ==\nShe taught at Tarn College for nine years.\n\n\n=== Travels ===\nIn 1840 she walked to the sea.\n\n\n== References ==\nA book.\n\n\n== External links ==\nA page.',
    links: ['Tarn', 'Tarn College', 'Sea', 'Walking', 'Number'],
  },
  Tarn: {
    id: 12,
    extract: 'Tarn is a town on the river Marl. It has 9,000 people.',
    links: ['Marl'],
  },
  Marl: { id: 13, extract: 'Marl may refer to:' },
  塔恩: { id: 14, extract: '塔恩是一座城，建于1411年。' },
};
const redirects: Readonly<Record<string, string>> = { 'Countess Vell': 'Ada Vell' };
const disambiguations = new Set(['Marl']);
const linksAtOnce = 2;

type WikiOptions = {
  /** A free one when it is missing. */
  readonly port?: number;
  /** The text of a page that is none of its own; null when there is none. */
  readonly extractOf?: (title: string) => string | null;
};

export async function startWiki({
  port = 0,
  extractOf = () => null,
}: WikiOptions = {}): Promise<WikiServer> {
  const requests: URLSearchParams[] = [];
  const agents: (string | undefined)[] = [];
  const moods: Mood[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(searchParams);
    agents.push(request.headers['user-agent']);
    const mood = moods.shift();
    if (mood) answerIn(mood, response);
    else if (searchParams.get('list') === 'search') answer(response, found(searchParams));
    else answer(response, pageAnswer(searchParams, extractOf));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ origin, requests, agents, moods, api: `${origin}/w/api.php` },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function pageAnswer(query: URLSearchParams, extractOf: (title: string) => string | null) {
  const asked = query.get('titles') ?? '';
  const title = redirects[asked] ?? asked;
  const page = pages[title] ?? madeUp(title, extractOf(title));
  const followed = redirects[asked] ? { redirects: [{ from: asked, to: title }] } : {};
  if (title.includes('[')) return { query: { pages: [{ title, invalid: true }] } };
  if (!page)
    return {
      batchcomplete: true,
      query: { ...followed, pages: [{ ns: 0, title, missing: true }] },
    };
  // Links come in parts; only the first answer holds the rest.
  const from = Number(query.get('plcontinue') ?? '0');
  const links = (page.links ?? []).slice(from, from + linksAtOnce);
  const isMore = from + linksAtOnce < (page.links ?? []).length;
  return {
    ...(isMore && { continue: { plcontinue: String(from + linksAtOnce), continue: '||' } }),
    query: {
      ...followed,
      pages: [
        {
          ...{
            pageid: page.id,
            ns: 0,
            title,
            links: links.map((link) => ({ ns: 0, title: link })),
          },
          ...(from === 0 && {
            extract: page.extract,
            revisions: [{ revid: 7000 + page.id, timestamp: '2026-01-01T00:00:00Z' }],
            ...(disambiguations.has(title) && { pageprops: { disambiguation: '' } }),
          }),
        },
      ],
    },
  };
}

function madeUp(title: string, extract: string | null): Page | undefined {
  let id = 7;
  for (let at = 0; at < title.length; at += 1) id = Math.imul(id, 31) + title.charCodeAt(at);
  return extract === null ? undefined : { id: 1000 + (id >>> 0), extract };
}

function found(query: URLSearchParams) {
  const words = (query.get('srsearch') ?? '').toLowerCase().split(/\s+/u);
  const titles = Object.keys(pages).filter((title) =>
    words.some(
      (word) => word !== '' && `${title} ${pages[title]?.extract}`.toLowerCase().includes(word),
    ),
  );
  const limit = Number(query.get('srlimit') ?? '10');
  return { query: { search: titles.slice(0, limit).map((title) => ({ ns: 0, title })) } };
}

function answerIn(mood: Mood, response: ServerResponse): void {
  switch (mood) {
    case 'maxlag':
      response.setHeader('Retry-After', '5');
      return answer(response, {
        error: { code: 'maxlag', info: 'Waiting for a server: 7 seconds lagged.' },
      });
    case '429':
      response.setHeader('Retry-After', '3');
      response.writeHead(429).end('Too many requests');
      return;
    case '503':
      response.writeHead(503).end('Overloaded');
      return;
    case 'garbage':
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<html>A proxy asks you to log in</html>');
      return;
    case 'refuse':
      return answer(response, {
        error: { code: 'readapidenied', info: 'You need read permission.' },
      });
    case 'bad-request':
      response.writeHead(404).end();
      return;
    case 'hang-up':
      response.destroy();
  }
}

function answer(response: ServerResponse, json: unknown): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(json));
}
