/** What a server's answer says about a file before any of it is used, and what a failed request means. */
import { DownloadError, type DownloadProblem, type WantedFile } from '#core/models/download.ts';

/** `have`: bytes that are here already. Throws DownloadError. */
export function checkResponse(response: Response, wanted: WantedFile, have: number): void {
  const { name: file, bytes } = wanted;
  const fail = (problem: DownloadProblem): never => {
    throw new DownloadError(problem);
  };
  const { status, headers } = response;
  if (status === 404 || status === 410) fail({ type: 'missing', file });
  if (status === 429 || status >= 500) fail({ type: 'server-error', file, status });
  if (!response.ok) fail({ type: 'refused', file, status });
  if (/^text\/html\b/u.test(headers.get('content-type') ?? '')) fail({ type: 'web-page', file });
  // A packed answer is longer or shorter on the way than the file is.
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  const expected = status === 206 ? bytes - have : bytes;
  if (length !== null && Number(length) > expected) fail({ type: 'too-long', file });
}

/** Whether the answer goes on where `have` bytes end, or begins anew. */
export function continues({ status, headers }: Response, have: number): boolean {
  // 416: the server's file ends where ours does, or earlier.
  if (status === 416) return false;
  const start = /^bytes (\d+)-/u.exec(headers.get('content-range') ?? '')?.[1];
  return status !== 206 || Number(start) === have;
}

/** A failed request as a problem: fetch itself only says that it failed. */
export function networkProblem(
  error: unknown,
  wanted: WantedFile,
  isOnline: boolean,
): DownloadProblem {
  if (error instanceof DownloadError) return error.problem;
  if (!isOnline) return { type: 'offline' };
  return { type: 'unreachable', host: new URL(wanted.url).host };
}

export function isWorthRetrying({ type }: DownloadProblem): boolean {
  return ['offline', 'unreachable', 'server-error', 'cut-off'].includes(type);
}
