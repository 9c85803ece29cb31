/**
 * The decode loop: from the tokens of a transcript to the tokens of one decision.
 *
 *   cache |####ids so far####|           prefill: what is new, in passes that can be stopped between
 *         |##################|t g g g|   each pass: the token just chosen and guesses for the next ones
 *         |##################|t g|       the guesses up to the first wrong one stay
 *
 * Tokens that the grammar leaves no choice about are written without asking the model.
 */
import type { CancelSignal } from '#core/rollout/cancel.ts';
import { Cancelled } from '#core/rollout/cancel.ts';
import { type Grammar, type GrammarState, isPermitted, type Permitted } from './action-grammar.ts';
import { chooseToken, type Sampling } from './choose-token.ts';
import type { Model } from './model.ts';
import { lookUp } from './prompt-lookup.ts';

export type WrittenToken = {
  readonly id: number;
  /** The model's logits at this place; null where the grammar left no choice. */
  readonly row: Float32Array | null;
  readonly permitted: Permitted;
  /** Where in the decision it stands. */
  readonly state: GrammarState;
};

export type WriteOptions<Cache> = {
  readonly model: Model<Cache>;
  /** Holds a prefix of `ids`; afterwards it holds what was passed through the model. */
  readonly cache: Cache;
  readonly ids: readonly number[];
  readonly grammar: Grammar;
  /** Where in the grammar `ids` ends; its start by default. */
  readonly from?: GrammarState;
  readonly sampling: Sampling;
  /** Whether to guess ahead. The tokens are the same without. */
  readonly speculate: boolean;
  readonly signal: CancelSignal;
  /** Lets the event loop turn between two passes. */
  readonly pause: () => Promise<void>;
};

/** Yields the tokens of one decision in order, as soon as they are known. Throws `Cancelled` when stopped. */
export async function* writeDecision<Cache>(
  options: WriteOptions<Cache>,
): AsyncGenerator<WrittenToken> {
  const { model, cache, grammar, sampling } = options;
  const ids = [...options.ids];
  let state = options.from ?? grammar.start;
  let reach = model.guesses.first;
  while (state.place !== 'done') {
    const forced = onlyChoice(grammar.permitted(state));
    if (forced !== null) {
      yield { id: forced, row: null, permitted: grammar.permitted(state), state };
      ids.push(forced);
      state = grammar.next(state, forced);
      continue;
    }
    const room = Math.min(reach, model.context - ids.length - 1);
    const guesses = options.speculate ? guessesFor(ids, state, grammar, room) : [];
    const rows = await passNew(options, ids, guesses);
    let right = 0;
    // The last row says what follows `ids`, the ones after it what follows each guess.
    for (const [at, guess] of [...guesses, -1].entries()) {
      const permitted = grammar.permitted(state);
      const row = rows.subarray(at * model.vocabulary, (at + 1) * model.vocabulary);
      const id = onlyChoice(permitted) ?? chooseToken(row, permitted, sampling);
      yield { id, row, permitted, state };
      ids.push(id);
      state = grammar.next(state, id);
      if (id !== guess || state.place === 'done') break;
      right += 1;
    }
    reach = nextReach(reach, guesses.length, right, model);
    // The last chosen token has not been through the model, and what was guessed wrong is forgotten.
    model.keep(cache, ids.length - 1);
  }
}

/** Passes what the cache lacks of `ids`, then the guesses; the logits after the last of `ids` and each guess. */
async function passNew<Cache>(
  { model, cache, signal, pause }: WriteOptions<Cache>,
  ids: readonly number[],
  guesses: readonly number[],
): Promise<Float32Array> {
  for (;;) {
    await pause();
    if (signal.aborted) throw new Cancelled();
    const from = model.lengthOf(cache);
    const left = ids.length - from;
    if (left > model.passTokens) {
      await model.pass(cache, ids.slice(from, from + model.passTokens), [model.passTokens - 1]);
      continue;
    }
    const fresh = [...ids.slice(from), ...guesses];
    return model.pass(
      cache,
      fresh,
      Array.from({ length: guesses.length + 1 }, (_, at) => left - 1 + at),
    );
  }
}

function guessesFor(
  ids: readonly number[],
  start: GrammarState,
  grammar: Grammar,
  limit: number,
): readonly number[] {
  const kept: number[] = [];
  let state = start;
  for (const guess of lookUp(ids, limit)) {
    if (state.place === 'done' || !isPermitted(grammar.permitted(state), guess)) break;
    kept.push(guess);
    state = grammar.next(state, guess);
  }
  return kept;
}

/** Twice as far after guesses that were all right, a little further than the right ones after a wrong one. */
function nextReach(
  reach: number,
  guessed: number,
  right: number,
  { guesses: { first, most } }: Pick<Model, 'guesses'>,
): number {
  if (guessed === 0) return reach;
  if (right === guessed) return Math.min(most, 2 * reach);
  return Math.max(Math.ceil(first / 4), Math.min(reach, right + 1));
}

function onlyChoice({ tags, text }: Permitted): number | null {
  return !text && tags.length === 1 ? (tags[0] ?? null) : null;
}
