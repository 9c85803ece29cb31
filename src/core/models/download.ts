/** Files of a model on their way to this device: what is wanted, how far it is, and what can go wrong. */

export type WantedFile = {
  readonly name: string;
  /** Absolute. */
  readonly url: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
};

/** Everything that a model needs, loaded and deleted as one. */
export type DownloadSet = { readonly id: string; readonly files: readonly WantedFile[] };

export type DownloadProgress = {
  /** Bytes that are here, and all bytes. */
  readonly done: number;
  readonly total: number;
  /** Bytes per second of the last seconds; null while that is unknown. */
  readonly rate: number | null;
  /** Milliseconds until the next attempt, while one is waited for. */
  readonly retryMs: number | null;
};

export type DownloadProblem =
  | { readonly type: 'offline' }
  | { readonly type: 'unreachable'; readonly host: string }
  /** This build may not talk to that host. */
  | { readonly type: 'forbidden-host'; readonly host: string }
  | { readonly type: 'missing'; readonly file: string }
  | { readonly type: 'refused' | 'server-error'; readonly file: string; readonly status: number }
  /** A web page came instead of the file: a sign-in page of the network, or a host's page for what is not there. */
  | { readonly type: 'web-page'; readonly file: string }
  | { readonly type: 'cut-off' | 'too-long' | 'damaged'; readonly file: string }
  /** Bytes; `free` is null where the browser does not tell. */
  | { readonly type: 'no-room'; readonly needed: number; readonly free: number | null };

export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly problem: DownloadProblem;
  constructor(problem: DownloadProblem) {
    super(explain(problem));
    this.problem = problem;
  }
}

/** For logs and the terminal; the page has sentences of its own in each language. */
function explain(problem: DownloadProblem): string {
  switch (problem.type) {
    case 'offline':
      return 'This device is offline: connect it and go on.';
    case 'unreachable':
      return `${problem.host} can't be reached: check the connection and try again.`;
    case 'forbidden-host':
      return `This build may not talk to ${problem.host}: name it in MASKSEARCH_CONNECT_HOSTS and build again.`;
    case 'missing':
      return `${problem.file} is not on the server (404): the site's copy is incomplete.`;
    case 'refused':
      return `The server refuses ${problem.file} (${problem.status}).`;
    case 'server-error':
      return `The server failed with ${problem.file} (${problem.status}), several times: try again later.`;
    case 'web-page':
      return `A web page came instead of ${problem.file}: sign in to the network, or check the address.`;
    case 'cut-off':
      return `${problem.file} broke off, several times: what has arrived is kept; try again.`;
    case 'too-long':
      return `${problem.file} is longer than it should be: the server has another version of it.`;
    case 'damaged':
      return `${problem.file} is not what it should be (its SHA-256 differs), twice: it was thrown away.`;
    case 'no-room':
      return 'The browser has no room left for this: delete something and try again.';
  }
}
