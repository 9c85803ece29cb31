/**
 * `multi-agent:baseline`: the team's agents as rules, for devices and servers without a language model. They know no
 * gold: the planner takes the blank with the most to ask about, the rewriter varies the words of the passage, the
 * observer reads as the rules read, the judge accepts what matches exactly.
 */
import { rewrites } from '#core/agents/rewrites.ts';
import type { Allowance, TeamAgents } from '#core/agents/team/team-agents.ts';
import { teamPolicy } from '#core/agents/team/team-policy.ts';
import { matchesAny } from '#core/reward/exact-match.ts';
import type { ObserverTurn } from '#core/rollout/agent-turn.ts';
import type { Policy, Situation } from '#core/rollout/policy.ts';
import { splitQueries } from '#core/rollout/several-queries.ts';
import type { QuestionView, RampView } from '#core/task/task.ts';
import { sentences } from '#core/text/sentences.ts';
import { answerQuestion } from './answer-question.ts';
import { convincing, plausible, rankCandidates } from './candidates.ts';
import { type BlankContext, blankContext, contentWords, latestHits } from './context.ts';
import { askability, queryFor } from './query.ts';

/** Stands for the blank: a private-use character, which is neither letter nor space. */
const gap = '\uE003';
/** Searches in vain after which the rules take the best there is. */
const patience = 2;
/** Of one search, as the paper's rewriter writes at the least. */
const queriesAtOnce = 3;

const agents: TeamAgents = {
  plan: async (situation, open) => {
    const { view } = situation;
    if (view.kind === 'question') return { mask: 1, need: view.question, tokens: 0 };
    const blanks = open.map((mask) => ({ mask, context: contextOf(situation, view, mask) }));
    const [best] = blanks.sort((a, b) => askability(b.context) - askability(a.context));
    if (!best) return { mask: 1, need: '', tokens: 0 };
    return { mask: best.mask, need: needOf(situation, view, best.mask), tokens: 0 };
  },
  rewrite: async (situation, mask, need) => {
    const { view } = situation;
    const all =
      view.kind === 'question' ? questionQueries(view, need) : blankQueries(situation, view, mask);
    return { queries: chosen(all, situation), tokens: 0 };
  },
  observe: async (situation, mask, allowance) =>
    situation.view.kind === 'question'
      ? observeQuestion(situation, situation.view, allowance)
      : observeBlank(situation, situation.view, mask, allowance),
  judge: async (fills, gold) => {
    const correct = gold.map((accepted, blank) => {
      const fill = fills[blank] ?? null;
      return fill !== null && matchesAny(fill, accepted);
    });
    const why = correct.map((one, blank) => {
      if (one) return 'exact';
      return (fills[blank] ?? null) === null ? 'empty' : 'different';
    });
    return { correct, why, tokens: 0 };
  },
};

export const ruleTeam: Policy = teamPolicy('multi-agent:baseline', agents);

const nothing = { agent: 'observer', hit: null, quote: '', text: '', need: '', tokens: 0 } as const;

function observeBlank(
  situation: Situation,
  view: RampView,
  mask: number,
  { attempts, mayAsk }: Allowance,
): ObserverTurn {
  const context = contextOf(situation, view, mask);
  const [best] = rankCandidates(context, latestHits(situation.steps));
  const isTold = best !== undefined && best.score >= convincing;
  if (!isTold && mayAsk && attempts < patience) {
    return { ...nothing, kind: 'reflect', need: needOf(situation, view, mask) };
  }
  if (!best || best.score < plausible) return { ...nothing, kind: 'supplement' };
  const { hit, quote, text } = best;
  return isTold
    ? { ...nothing, kind: 'enough', hit: hit + 1, quote, text }
    : { ...nothing, kind: 'supplement', text };
}

/** The rules look a question up twice: what the first search brought is asked about next. */
function observeQuestion(
  situation: Situation,
  view: QuestionView,
  { mayAsk }: Allowance,
): ObserverTurn {
  const searchesLeft = mayAsk ? situation.searchesLeft : 0;
  const { thought, action } = answerQuestion({ ...situation, searchesLeft }, view);
  if (action.type === 'search') return { ...nothing, kind: 'next', need: action.query };
  const text = action.type === 'answer' ? action.text : '';
  return thought?.type === 'evidence'
    ? { ...nothing, kind: 'enough', hit: thought.hit, quote: thought.quote, text }
    : { ...nothing, kind: 'supplement', text };
}

/** The sentence around the blank, as what is to be looked up; other open blanks keep their numbers. */
function needOf(situation: Situation, { parts }: RampView, mask: number): string {
  const fills = fillsOf(situation);
  const shown = (at: number) => (at === mask ? gap : (fills[at - 1] ?? `[${at}]`));
  const text = parts.map((part, at) => (at === 0 ? part : `${shown(at)}${part}`)).join('');
  const at = text.indexOf(gap);
  const whole = sentences(text).find(({ start, end }) => start <= at && at < end);
  return text.slice(whole?.start, whole?.end).replace(gap, '___').replace(/\s+/gu, ' ').trim();
}

function blankQueries(situation: Situation, view: RampView, mask: number): string[] {
  const context = contextOf(situation, view, mask);
  const { nearby, title, around } = context;
  if (context.language === 'zh') {
    // Searched by pairs of characters: the words around the blank stay in one piece.
    const [before, after] = [around[0].slice(-8), around[1].slice(0, 8)];
    const plans = [0, 1, 2].flatMap((attempt) => queryFor(context, attempt) ?? []);
    return [...plans, `${title} ${before}`, `${title} ${after}`, title].map((one) => one.trim());
  }
  const half = Math.ceil(nearby.length / 2);
  return [
    queryFor(context, 0) ?? '',
    ...rewrites(view, mask - 1, fillsOf(situation)),
    queryFor(context, 1) ?? '',
    nearby.slice(0, half).join(' '),
    nearby.slice(half).join(' '),
    title,
  ];
}

function questionQueries({ question }: QuestionView, need: string): string[] {
  const asked = contentWords(need === '' ? question : need);
  const names = asked.filter((word) => /^[\p{Lu}\p{N}]/u.test(word));
  return [need, asked.join(' '), names.join(' '), asked.slice(0, 4).join(' '), question];
}

/** Those not asked before come first; the same words in another order are the same query. */
function chosen(all: readonly string[], { steps }: Situation): string[] {
  const asked = new Set(
    steps.flatMap(({ action }) =>
      action.type === 'search' ? splitQueries(action.query).map(keyOf) : [],
    ),
  );
  const byKey = new Map(all.filter((query) => query !== '').map((one) => [keyOf(one), one]));
  const different = [...byKey.entries()];
  const fresh = different.filter(([key]) => !asked.has(key));
  const rest = different.filter(([key]) => asked.has(key));
  return [...fresh, ...rest].slice(0, queriesAtOnce).map(([, query]) => query);
}

function keyOf(query: string): string {
  return [...new Set(query.toLowerCase().split(/[\s|]+/u))].sort().join(' ');
}

function contextOf(situation: Situation, view: RampView, mask: number): BlankContext {
  return blankContext(view, mask - 1, fillsOf(situation), situation.language);
}

function fillsOf({ view, steps }: Situation): (string | null | undefined)[] {
  const count = view.kind === 'ramp' ? view.parts.length - 1 : 0;
  const fills: (string | null | undefined)[] = Array.from({ length: count });
  for (const { action } of steps) {
    if (action.type === 'fill' && action.mask <= count) fills[action.mask - 1] = action.text;
  }
  return fills;
}
