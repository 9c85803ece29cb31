/**
 * The model port: what the decode loop needs of an engine. One token sequence has one cache; several caches live
 * side by side. A pass appends its tokens to the cache, so that no token is ever computed twice, and `keep`
 * forgets the last ones again, as after a wrong guess. (Methods, so that who does not care about the kind of cache can
 * hold any model.)
 */
export type Model<Cache = unknown> = {
  readonly vocabulary: number;
  /** Tokens that fit in a cache. */
  readonly context: number;
  /** Tokens of a prompt that one pass takes well: enough to be fast, few enough to be stopped soon. */
  readonly passTokens: number;
  /**
   * Tokens to guess ahead: in the first pass of a decision, and at the most. While guesses are right more are tried,
   * after a wrong one fewer: on a CPU a pass of eight costs twice as much as one of one, on a GPU the same.
   */
  readonly guesses: { readonly first: number; readonly most: number };
  newCache(): Cache;
  /** How many tokens a cache holds. */
  lengthOf(cache: Cache): number;
  keep(cache: Cache, length: number): void;
  /** A cache of its own with the first tokens of another. */
  fork(cache: Cache, length: number): Promise<Cache>;
  drop(cache: Cache): void;
  /** Logits after the wanted ones of these tokens (places in `ids`), one row of `vocabulary` after the other. */
  pass(cache: Cache, ids: readonly number[], rows: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
};
