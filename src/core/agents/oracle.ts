/**
 * The oracle: planner, rewriter and observer (MaskSearch section 3.2.1) as rules with hindsight. It knows the
 * gold and tries its queries before it writes them, so its runs show what a good run looks like; a policy is
 * trained on them. It is never a policy that anyone is offered.
 *
 *   planner   fills first what the hits on screen tell, then the blank whose query brings evidence soonest
 *   rewriter  asks with much of the passage first; where that brings nothing it tries several other queries against the
 *             real search and keeps the one that brings evidence
 *   observer  quotes the sentence that tells the gold, or says that there is none
 */
import type { Decision } from '../actions/action.ts';
import { renderDecision } from '../actions/render.ts';
import { type EvidenceSentence, evidenceSentences } from '../metrics/evidence-found.ts';
import type { Random } from '../random.ts';
import type { CancelSignal } from '../rollout/cancel.ts';
import type { Environment, Hit } from '../rollout/environment.ts';
import type { RunSettings } from '../rollout/event.ts';
import type { Policy, Situation } from '../rollout/policy.ts';
import type { Step } from '../rollout/trajectory.ts';
import type { Gold, RampView } from '../task/task.ts';
import { isStopword } from '../text/stopwords.ts';
import { words } from '../text/words.ts';
import { broadQuery, rewrites } from './rewrites.ts';

/** Longer evidence sentences are quoted around their gold. */
const longestQuote = 40;
/** Shared words from which on the rewriter looks for no better query. */
const goodEnough = 3;
/** Share of its words that a broad query has in common with one that was asked, from which on it asks nothing new. */
const sameAgain = 0.7;
/** Chance that of several narrow queries a weaker one is asked first, so that runs show how one recovers from it. */
const weakQueryChance = 0.2;
/** Chance that a blank is asked for in its own words though the hits on screen, of another blank's query, tell it. */
const ownSearchChance = 0.2;
/** Chance of a second search for a blank that no query has evidence for. */
const insistChance = 0.4;

type Attempt = { readonly query: string; readonly evidence: EvidenceSentence | undefined };

/** `telling`: documents that are known to tell each blank, by title or id, where someone wrote them down. */
export function oraclePolicy(
  gold: Gold,
  environment: Environment,
  { hits: limit, withhold }: Pick<RunSettings, 'hits' | 'withhold'>,
  random: Random,
  telling: readonly (readonly string[])[] = [],
): Policy {
  const evidenceFor = (view: RampView, blank: number, hits: readonly Hit[]) =>
    evidenceSentences(view, gold, blank, hits, isOneOf(telling[blank] ?? []))[0];
  const plans = new Map<string, readonly Attempt[]>();
  const wantsOwnSearch = gold.map(() => random() < ownSearchChance);

  /** Queries for a blank with what each brings, the best first; tried once for the same passage so far. */
  const plan = async (
    view: RampView,
    blank: number,
    { fills, learnt, asked }: Known,
    signal: CancelSignal,
  ) => {
    const broad = broadQuery(view, blank, fills);
    const first = asked.some((query) => overlap(broad, query) >= sameAgain) ? [] : [broad];
    const key = [blank, ...first, ...fills.filter(isText), ...learnt].join(' ');
    const known = plans.get(key);
    if (known) return known;
    const attempt = async (query: string): Promise<Attempt> => {
      const hits = await environment.search({ query, limit, withhold }, signal);
      return { query, evidence: evidenceFor(view, blank, hits) };
    };
    const [wide] = await Promise.all(first.map(attempt));
    const narrow: Attempt[] = [];
    for (const query of wide?.evidence ? [] : rewrites(view, blank, fills, learnt)) {
      const own = await attempt(query);
      narrow.push(own);
      if (own.evidence && own.evidence.shared >= goodEnough) break;
    }
    if (random() < weakQueryChance) narrow.reverse();
    else narrow.sort((a, b) => quality(b) - quality(a));
    const attempts = [...(wide ? [wide] : []), ...narrow];
    plans.set(key, attempts);
    return attempts;
  };

  /** Fills the first of these blanks that the hits tell. */
  const quotable = (blanks: readonly number[], hits: readonly Hit[], view: RampView) => {
    for (const blank of blanks) {
      const evidence = evidenceFor(view, blank, hits);
      if (evidence) return quoteAndFill(blank, evidence, hits, gold[blank] ?? []);
    }
    return null;
  };

  const decide = async (
    { steps, searchesLeft }: Situation,
    view: RampView,
    signal: CancelSignal,
  ): Promise<Decision> => {
    const fills = fillsOf(steps, view);
    const asked = steps.flatMap(({ action }) => (action.type === 'search' ? [action.query] : []));
    const known = { fills, learnt: quotedTitles(steps), asked };
    const open = [...fills.keys()].filter((blank) => fills[blank] === undefined);
    const searched = steps.flatMap((step) => blankOf(step) ?? []);
    const shown = steps.findLast((step) => step.observation)?.observation?.hits ?? [];
    const mayTell = (blank: number) =>
      !wantsOwnSearch[blank] || searchesLeft <= 0 || searched.includes(blank);
    const told = quotable(open.filter(mayTell), shown, view);
    if (told) return told;

    const search = (blank: number, attempt: Attempt): Decision => ({
      thought: failed === null ? null : { type: 'no-evidence' },
      action: { type: 'search', mask: blank + 1, query: attempt.query },
    });
    const last = steps.at(-1)?.action;
    const failed = last?.type === 'search' && last.mask !== null ? last.mask - 1 : null;
    if (failed !== null && open.includes(failed)) {
      const left = await plan(view, failed, known, signal);
      const next = left.find(({ query }) => !asked.includes(query));
      const worthwhile = left.some(({ evidence, query }) => evidence && !asked.includes(query));
      const first = searched.filter((blank) => blank === failed).length === 1;
      const again = searchesLeft > 0 && first && (worthwhile || random() < insistChance);
      return next && again ? search(failed, next) : giveUp(failed);
    }
    const [blank] = open;
    if (blank === undefined) return { thought: null, action: { type: 'answer', text: '' } };
    if (searchesLeft <= 0) return giveUp(blank);
    for (const candidate of open) {
      const next = (await plan(view, candidate, known, signal)).find(
        ({ query }) => !asked.includes(query),
      );
      if (next?.evidence) return search(candidate, next);
    }
    const [next] = (await plan(view, blank, known, signal)).filter(
      ({ query }) => !asked.includes(query),
    );
    return next ? search(blank, next) : giveUp(blank);
  };

  return {
    id: 'oracle',
    async *act(situation, signal) {
      const { view } = situation;
      if (view.kind !== 'ramp') throw new Error('The oracle fills masks; it answers no question.');
      const text = renderDecision(await decide(situation, view, signal));
      yield { type: 'decision', text, tokens: 0 };
    },
  };
}

/** Whether a hit is of one of these documents, named by title or id. */
export function isOneOf(documents: readonly string[]) {
  return ({ title, documentId }: Hit): boolean =>
    documents.includes(title) || documents.includes(documentId);
}

function isText(fill: string | null | undefined): fill is string {
  return typeof fill === 'string';
}

/** Share of the first query's words that the other has. */
function overlap(query: string, other: string): number {
  const held = new Set(other.split(' '));
  const own = query.split(' ');
  return own.filter((word) => held.has(word)).length / own.length;
}

function giveUp(blank: number): Decision {
  return {
    thought: { type: 'no-evidence' },
    action: { type: 'fill', mask: blank + 1, text: null },
  };
}

function blankOf({ action }: Step): number | null {
  return action.type === 'search' && action.mask !== null ? action.mask - 1 : null;
}

type Fills = readonly (string | null | undefined)[];
/** What a run knows by now: fills, titles of documents that it quoted, and what it asked. */
type Known = {
  readonly fills: Fills;
  readonly learnt: readonly string[];
  readonly asked: readonly string[];
};

/** Titles of the documents quoted so far, the last one first. */
function quotedTitles(steps: readonly Step[]): string[] {
  let hits: readonly Hit[] = [];
  const titles: string[] = [];
  for (const { thought, observation } of steps) {
    const quoted = thought?.type === 'evidence' ? hits[thought.hit - 1] : undefined;
    if (quoted) titles.unshift(quoted.title);
    hits = observation?.hits ?? hits;
  }
  return [...new Set(titles)].slice(0, 2);
}

function fillsOf(steps: readonly Step[], view: RampView): Fills {
  const fills: (string | null | undefined)[] = Array.from({ length: view.parts.length - 1 });
  for (const { action } of steps) if (action.type === 'fill') fills[action.mask - 1] = action.text;
  return fills;
}

/** More shared words, then a better rank, then a shorter query. */
function quality({ query, evidence }: Attempt): number {
  return evidence ? 100 + 10 * evidence.shared - 3 * evidence.hit - query.length / 100 : 0;
}

function quoteAndFill(
  blank: number,
  { hit, sentence }: EvidenceSentence,
  hits: readonly Hit[],
  accepted: readonly string[],
): Decision {
  const text = hits[hit]?.text.slice(sentence.start, sentence.end) ?? '';
  const fill = accepted.find((gold) => text.includes(gold)) ?? accepted[0] ?? '';
  return {
    thought: { type: 'evidence', hit: hit + 1, quote: shortened(text, fill) },
    action: { type: 'fill', mask: blank + 1, text: fill },
  };
}

/** The sentence, or the stretch around the fill that holds at most `longestQuote` words. */
function shortened(sentence: string, fill: string): string {
  const all = words(sentence);
  if (all.length <= longestQuote) return sentence;
  const at = Math.max(0, sentence.indexOf(fill));
  const centre = all.findIndex((word) => word.end > at);
  const from = Math.max(0, Math.min(centre - longestQuote / 2, all.length - longestQuote));
  const to = Math.min(all.length, from + longestQuote) - 1;
  const first = all.slice(from, centre + 1).find((word) => !isStopword(word.text)) ?? all[from];
  return sentence.slice(first?.start ?? 0, all[to]?.end ?? sentence.length);
}
