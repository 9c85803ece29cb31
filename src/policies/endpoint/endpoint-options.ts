/** What has to be known of an endpoint. Apart from the client, so that naming it loads nothing. */
export type EndpointOptions = {
  /** Up to and including the version: `http://localhost:8080/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Comes from the environment; null for servers that want none. Stands in no message and no log. */
  readonly apiKey: string | null;
  /** Repetitions of a request that failed on the way, and of an answer that broke off. */
  readonly retries: number;
  /** Milliseconds until a server has to begin its answer. */
  readonly timeoutMs: number;
};

export const endpointDefaults = { retries: 3, timeoutMs: 120_000 } as const;
