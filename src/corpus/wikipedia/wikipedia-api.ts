/**
 * Asking a MediaWiki: one request at a time, with pauses, and again after a while when the server is busy. The rules
 * are those of mediawiki.org's "API:Etiquette": serial requests, `maxlag`, `Retry-After`, a name for the client.
 */
import { z } from 'zod';

export type WikipediaAccess = {
  /** Such as "https://en.wikipedia.org/w/api.php". */
  readonly api: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Headers that name the client; none in a browser, which names itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds between requests. */
  readonly pauseMs?: number;
};

/** The wiki can't be asked, or says no: one plain sentence. */
export class WikipediaError extends Error {
  override readonly name = 'WikipediaError';
}

const mostTries = 5;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;
/** What the server says when it will answer later. */
const busyCodes = new Set(['maxlag', 'ratelimited', 'readonly', 'internal_api_error_DBQueryError']);

const answer = z.looseObject({
  error: z.object({ code: z.string(), info: z.string().optional() }).optional(),
  continue: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** One answer of the API, as JSON; with `continue` when there is more. */
export async function askWikipedia(
  access: WikipediaAccess,
  parameters: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<z.infer<typeof answer>> {
  const url = new URL(access.api);
  const fixed = { action: 'query', format: 'json', formatversion: '2', maxlag: '5', origin: '*' };
  url.search = new URLSearchParams({ ...fixed, ...parameters }).toString();
  let problem = '';
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    if (attempt > 0) await access.wait(waitAfter(attempt), signal);
    const tried = await tryOnce(access, url.href, signal);
    if ('json' in tried) {
      if (access.pauseMs) await access.wait(access.pauseMs, signal);
      return tried.json;
    }
    if (!tried.isWorthRetrying) throw new WikipediaError(tried.problem);
    problem = tried.problem;
    if (tried.retryAfterMs !== null)
      await access.wait(Math.min(tried.retryAfterMs, longestWaitMs), signal);
  }
  throw new WikipediaError(
    `${url.host} is busy or can't be reached (${problem}): try again later.`,
  );
}

type Tried =
  | { readonly json: z.infer<typeof answer> }
  | {
      readonly problem: string;
      readonly isWorthRetrying: boolean;
      readonly retryAfterMs: number | null;
    };

async function tryOnce(
  { fetch, headers = {} }: WikipediaAccess,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Tried> {
  let response: Response;
  try {
    response = await fetch(url, { headers, ...(signal && { signal }) });
  } catch (error) {
    signal?.throwIfAborted();
    const problem = error instanceof Error ? error.message : String(error);
    return { problem, isWorthRetrying: true, retryAfterMs: null };
  }
  const retryAfterMs = retryAfter(response.headers.get('Retry-After'));
  const { host } = new URL(url);
  if (!response.ok) {
    const isWorthRetrying = response.status === 429 || response.status >= 500;
    const problem = isWorthRetrying
      ? `status ${response.status}`
      : `${host} refuses the request (status ${response.status}): check the address of the API.`;
    return { problem, isWorthRetrying, retryAfterMs };
  }
  const parsed = answer.safeParse(await response.json().catch(() => null));
  if (!parsed.success) {
    const problem = `${host} does not answer as a MediaWiki API does: check the address.`;
    return { problem, isWorthRetrying: false, retryAfterMs: null };
  }
  const { error } = parsed.data;
  if (!error) return { json: parsed.data };
  const problem = `${host} says ${error.code}${error.info ? `: ${error.info}` : ''}`;
  return { problem, isWorthRetrying: busyCodes.has(error.code), retryAfterMs };
}

/** 1, 2, 4, 8 seconds. */
function waitAfter(attempt: number): number {
  return firstWaitMs * 2 ** (attempt - 1);
}

/** Seconds or a date, as milliseconds from now. */
function retryAfter(value: string | null): number | null {
  if (value === null || !/^\d+$/u.test(value.trim())) return null;
  return Number(value) * 1000;
}
