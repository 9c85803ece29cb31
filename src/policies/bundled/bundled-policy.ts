/** The bundled policy: the transcript as tokens, a decision under the grammar, and what it tells about itself. */
import type { Alternative, StepFigures } from '#core/rollout/event.ts';
import type { Policy, PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { situationSegments } from '#core/rollout/transcript.ts';
import { actionGrammar, longestDecision } from './action-grammar.ts';
import { alternativesOf } from './alternatives.ts';
import { cachePool } from './cache-pool.ts';
import { greedy, type Sampling } from './choose-token.ts';
import type { Model } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WrittenToken, writeDecision } from './write-decision.ts';

export type BundledOptions = {
  readonly id: string;
  readonly sampling?: Sampling;
  readonly speculate?: boolean;
  /** Other fills that are weighed where the first choice was not certain; 0 saves their time. */
  readonly runnersUp?: number;
  /** Runs that keep their caches at the same time. */
  readonly runs?: number;
  /** Lets the event loop turn, so that a cancellation is heard. */
  readonly pause: () => Promise<void>;
  readonly now: () => number;
};

/** What the hits of one more search may take up. With less room left the policy fills from what it has. */
const roomForSearch = 420;
/** Milliseconds of writing from which on a rate says something: tokens of one pass come all at once. */
const shortest = 10;
/** Texts of decisions whose tokens are remembered. */
const rememberedTexts = 1000;

export function bundledPolicy<Cache>(
  model: Model<Cache>,
  vocabulary: Vocabulary,
  options: BundledOptions,
): Policy {
  const { sampling = greedy, speculate = true, runnersUp = 2, pause, now } = options;
  const pool = cachePool(model, options.runs ?? 4);
  const writtenIds = rememberedIds();

  async function* act(situation: Situation, signal: Parameters<Policy['act']>[1]) {
    const ids = situationSegments(situation.view, situation.steps).flatMap((segment) => {
      const own = segment.role === 'policy' ? writtenIds.get(segment.text) : undefined;
      return own ?? vocabulary.encode([segment]);
    });
    const room = model.context - ids.length;
    if (room < longestDecision) {
      yield { type: 'context-full' } as const;
      return;
    }
    const searchesLeft = room < longestDecision + roomForSearch ? 0 : situation.searchesLeft;
    const grammar = actionGrammar({ ...situation, searchesLeft }, vocabulary.isBlank);
    const pooled = await pool.take(ids);
    const { cache } = pooled;
    const measure = stepMeasure(now, ids.length, model.lengthOf(cache));
    const tokens: WrittenToken[] = [];
    const written: number[] = [];
    let alternatives: readonly Alternative[] = [];
    try {
      const settings = { model, cache, ids, grammar, sampling, speculate, signal, pause };
      let shown = '';
      for await (const token of writeDecision(settings)) {
        tokens.push(token);
        written.push(token.id);
        measure.token();
        const text = vocabulary.decode(written);
        // A character may be spread over several tokens: what may still change is held back.
        const stable = text.replace(/\uFFFD+$/u, '');
        if (!stable.startsWith(shown) || stable.length === shown.length) continue;
        yield { type: 'delta', text: stable.slice(shown.length) } as const;
        shown = stable;
      }
      measure.end();
      alternatives = await alternativesOf(settings, tokens, vocabulary.decode, runnersUp);
    } finally {
      pool.giveBack(pooled, [...ids, ...written]);
    }
    const text = vocabulary.decode(written);
    writtenIds.set(text, written);
    yield {
      ...{ type: 'decision', text, tokens: written.length, figures: measure.figures() },
      ...(alternatives.length > 0 && { alternatives }),
    } satisfies PolicyOutput;
  }

  return { id: options.id, act };
}

/** Where the time of a decision goes. */
function stepMeasure(now: () => number, promptTokens: number, cachedTokens: number) {
  const began = now();
  let first = began;
  let ended = began;
  let count = 0;
  const rate = (tokens: number, ms: number) => (ms > 0 ? (1000 * tokens) / ms : 0);
  return {
    token: () => {
      count += 1;
      if (count === 1) first = now();
    },
    end: () => {
      ended = now();
    },
    figures: (): StepFigures => ({
      firstMs: first - began,
      prefillRate: rate(promptTokens - cachedTokens, first - began),
      ...(ended - first >= shortest && { decodeRate: rate(count - 1, ended - first) }),
      ...{ promptTokens, cachedTokens },
    }),
  };
}

/** What the policy sampled is never tokenised again: the tokens of its recent texts. */
function rememberedIds() {
  const known = new Map<string, readonly number[]>();
  return {
    get: (text: string) => known.get(text),
    set: (text: string, ids: readonly number[]) => {
      known.delete(text);
      known.set(text, ids);
      const [oldest] = known.keys();
      if (known.size > rememberedTexts && oldest !== undefined) known.delete(oldest);
    },
  };
}
