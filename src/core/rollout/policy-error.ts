/**
 * What an engine or a server does to a run, converted once, at its edge: engines throw strings, errors of their
 * own classes and rejected fetches. The message is one plain sentence: what happened, and what to do.
 */
export type PolicyErrorKind =
  /** This device or this browser can't run it. */
  | 'unsupported'
  | 'out-of-memory'
  /** The GPU or the worker went away. */
  | 'lost'
  /** A file is not what it should be. */
  | 'corrupt'
  /** Nobody answers, or the connection broke. */
  | 'unreachable'
  /** The server does not let us: a missing or wrong key. */
  | 'refused'
  /** Too many requests. */
  | 'busy'
  /** What was answered can't be read, again and again. */
  | 'malformed'
  /** The conversation is longer than the model can read. */
  | 'context'
  /** Nothing came for too long. */
  | 'stalled'
  | 'other';

export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly kind: PolicyErrorKind;
  constructor(kind: PolicyErrorKind, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}
