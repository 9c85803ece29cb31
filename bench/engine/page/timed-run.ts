/**
 * Runs as turns: at each, an engine reads a transcript and writes so many tokens greedily. The transcript of the next
 * turn goes on from what the policy wrote when the runs were made, so that every engine has the same work.
 */
export type Turn = { readonly ids: readonly number[]; readonly write: number };
export type Run = { readonly spans: number; readonly turns: readonly Turn[] };

export type Played = {
  readonly tokens: readonly (readonly number[])[];
  /** Of the whole run, and of its tokens after the first of each turn. */
  readonly ms: number;
  readonly decodeMs: number;
};

export type Play = (run: Run) => Promise<Played>;

/** `token` tells that one is there; or, from an engine that knows, how many milliseconds all but the first took. */
export async function timed(
  turns: readonly Turn[],
  play: (turn: Turn, token: (decodeMs?: number) => void) => Promise<readonly number[]>,
): Promise<Played> {
  const tokens: (readonly number[])[] = [];
  const began = performance.now();
  let decodeMs = 0;
  for (const turn of turns) {
    let first = 0;
    let told: number | undefined;
    tokens.push(
      await play(turn, (ms) => {
        first ||= performance.now();
        told = ms;
      }),
    );
    decodeMs += told ?? performance.now() - first;
  }
  return { tokens, ms: performance.now() - began, decodeMs };
}
