/**
 * The baseline policy: rules, no model. It searches for the blank it can ask about best, aligns the words
 * around the blank with the hits, fills what is convincing, and otherwise searches again with other words.
 * Deterministic. It is the fallback where nothing else can run, and what a trained policy has to beat.
 */
import { renderDecision } from '#core/actions/render.ts';
import type { Policy, Situation } from '#core/rollout/policy.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { RampView } from '#core/task/task.ts';
import { answerQuestion } from './answer-question.ts';
import { type Candidate, convincing, plausible, rankCandidates } from './candidates.ts';
import { type BlankContext, blankContext, latestHits } from './context.ts';
import { askability, queryFor } from './query.ts';
import { type RuleDecision, shares } from './rule-decision.ts';

const searchesPerBlank = 2;

export const baselinePolicy: Policy = {
  id: 'baseline',
  async *act(situation) {
    const { view } = situation;
    const { alternatives, ...decision } =
      view.kind === 'ramp' ? fillBlanks(situation, view) : answerQuestion(situation, view);
    const text = renderDecision(decision);
    yield { type: 'decision', text, tokens: 0, ...(alternatives && { alternatives }) };
  },
};

function fillBlanks(situation: Situation, view: RampView): RuleDecision {
  const { steps, language } = situation;
  const count = view.parts.length - 1;
  const fills = fillsSoFar(steps, count);
  const open = Array.from({ length: count }, (_, index) => index).filter(
    (index) => fills[index] === undefined,
  );
  const contexts = new Map(open.map((i) => [i, blankContext(view, i, fills, language)] as const));
  const contextOf = (index: number) => contexts.get(index) as BlankContext;

  const last = steps.at(-1);
  if (last?.action.type === 'search' && last.action.mask !== null) {
    const index = last.action.mask - 1;
    if (open.includes(index)) return afterSearch(situation, index, contextOf(index));
  }
  // What an earlier search has shown may fill another blank as well.
  const shown = latestHits(steps);
  const known = open
    .map((index) => ({ index, candidates: rankCandidates(contextOf(index), shown) }))
    .sort((a, b) => (b.candidates[0]?.score ?? 0) - (a.candidates[0]?.score ?? 0))[0];
  if (known && (known.candidates[0]?.score ?? 0) >= convincing) {
    return fill(known.index, known.candidates);
  }
  const next = [...open].sort((a, b) => askability(contextOf(b)) - askability(contextOf(a)))[0];
  if (next === undefined) return { thought: null, action: { type: 'answer', text: '' } };
  return (
    search(situation, next, contextOf(next)) ?? fill(next, rankCandidates(contextOf(next), shown))
  );
}

/** Fill from the hits that were just shown, or look again with other words. */
function afterSearch(situation: Situation, index: number, context: BlankContext): RuleDecision {
  const fresh = rankCandidates(context, latestHits(situation.steps));
  if ((fresh[0]?.score ?? 0) >= convincing) return fill(index, fresh);
  const again = search(situation, index, context);
  if (again) return { ...again, thought: { type: 'no-evidence' } };
  return fill(index, fresh);
}

function search(situation: Situation, index: number, context: BlankContext): RuleDecision | null {
  const attempts = situation.steps.filter(
    ({ action }) => action.type === 'search' && action.mask === index + 1,
  ).length;
  if (situation.searchesLeft <= 0 || attempts >= searchesPerBlank) return null;
  const query = queryFor(context, attempts);
  return query === null
    ? null
    : { thought: null, action: { type: 'search', mask: index + 1, query } };
}

function fill(index: number, candidates: readonly Candidate[]): RuleDecision {
  const best = candidates[0];
  if (!best || best.score < plausible) {
    return {
      thought: { type: 'no-evidence' },
      action: { type: 'fill', mask: index + 1, text: null },
    };
  }
  return {
    thought: { type: 'evidence', hit: best.hit + 1, quote: best.quote },
    action: { type: 'fill', mask: index + 1, text: best.text },
    alternatives: shares(candidates),
  };
}

function fillsSoFar(steps: readonly Step[], count: number): (string | null | undefined)[] {
  const fills: (string | null | undefined)[] = Array.from({ length: count });
  for (const { action } of steps) {
    if (action.type === 'fill' && action.mask <= count) fills[action.mask - 1] = action.text;
  }
  return fills;
}
