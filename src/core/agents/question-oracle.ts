/**
 * The oracle for questions, with hindsight: it looks for a search, or for two by way of a name, that bring a
 * sentence with the answer, and gives the decisions of such a run. Where it finds none there is nothing to learn.
 *
 *   one hop    question words            -> sentence that tells
 *   two hops   question words            -> sentence with a name that the question does not say
 *              name + words left to ask  -> sentence that tells
 *
 *   compared  words for the one          -> sentence that tells its side
 *             words for the other        -> sentence that tells the other side
 *
 * Where a question says which documents tell it (`evidence`, titles or ids) and what its first hop gives (`decomposition`),
 * it goes that way, and no words need be shared to tell evidence from chance. Where the last step is `computed` from the others
 * (which of two is longer, how many years lie between), each of them is looked up.
 */
import type { Decision } from '../actions/action.ts';
import { evidenceSentences } from '../metrics/evidence-found.ts';
import { patternSpans } from '../ramp/patterns.ts';
import type { CancelSignal } from '../rollout/cancel.ts';
import type { Environment, Hit } from '../rollout/environment.ts';
import type { RunSettings } from '../rollout/event.ts';
import type { Question } from '../task/instance.ts';
import { poseTask } from '../task/task.ts';
import { tokens } from '../text/normalise.ts';
import { sentences } from '../text/sentences.ts';
import { isStopword } from '../text/stopwords.ts';
import { foldWord, words } from '../text/words.ts';
import { isOneOf } from './oracle.ts';

/** Words that the telling sentence shares with the question, so that it is no chance. */
const sharedWords = 3;
/** Names that are followed at the most. */
const namesTried = 6;

/** The decisions that answer the question, last the answer; null when nothing found here tells it. */
export async function questionPlan(
  question: Question,
  environment: Environment,
  { hits: limit, withhold }: Pick<RunSettings, 'hits' | 'withhold'>,
  signal: CancelSignal,
): Promise<readonly Decision[] | null> {
  const search = (query: string) => environment.search({ query, limit, withhold }, signal);
  const asked = contentWords(question.question);
  const sides = sidesOf(question);
  if (sides) return sideBySide(question, sides, asked, search);
  const isKnown = isOneOf(question.evidence ?? []);
  const { view, gold = [] } = poseTask(question);
  const shown: Shown[] = [];
  for (const query of questionQueries(question.question, asked)) {
    const hits = await search(query);
    shown.push({ query, hits });
    const [evidence] = evidenceSentences(view, gold, 0, hits, isKnown);
    const told = evidence && hits[evidence.hit];
    if (!told) continue;
    if (!isKnown(told) && evidence.shared < Math.min(sharedWords, asked.length)) continue;
    const quote = quoteOf(hits, evidence.hit, evidence.sentence);
    return [...searchesUpTo(query, shown), answer(question, evidence.hit, quote)];
  }
  for (const { query: first, bridge } of crossings(question, asked, shown)) {
    const rest = asked.filter((word) => !holds(bridge.quote, word));
    const queries = question.evidence ? [rest.slice(0, 5), rest.slice(-3), []] : [rest.slice(0, 5)];
    for (const query of queries.map((words) => [bridge.name, ...words].join(' '))) {
      const found = telling(question, bridge.name, rest.slice(0, 5), await search(query));
      if (!found) continue;
      return [
        ...searchesUpTo(first, shown),
        searchFor(query, { type: 'evidence', hit: bridge.hit + 1, quote: bridge.quote }),
        answer(question, found.hit, found.quote),
      ];
    }
  }
  return null;
}

/** The searches up to this one, those before it seen to have shown nothing: runs show how one goes on from there. */
function searchesUpTo(query: string, shown: readonly Shown[]): Decision[] {
  const before = shown.slice(0, shown.findIndex((own) => own.query === query) + 1);
  return before.map((own, at) => searchFor(own.query, at === 0 ? null : { type: 'no-evidence' }));
}

/** What one of the things compared is, and the document that tells it. */
type Side = { readonly answer: string; readonly document: string };

/** The steps that the answer is computed from, or null where it is read and not computed. */
function sidesOf({ decomposition = [] }: Question): readonly Side[] | null {
  const last = decomposition.at(-1);
  const isComputed = typeof last === 'object' && last !== null && 'computed' in last;
  const sides = decomposition.slice(0, -1).filter(isSide);
  return isComputed && sides.length > 1 && sides.length === decomposition.length - 1 ? sides : null;
}

function isSide(step: unknown): step is Side {
  if (typeof step !== 'object' || step === null) return false;
  const { answer, document } = step as Partial<Side>;
  return typeof answer === 'string' && typeof document === 'string';
}

/** One search for each side, the next one once the side before is quoted; null where one is not found. */
async function sideBySide(
  { question, answers }: Question,
  sides: readonly Side[],
  asked: readonly string[],
  search: (query: string) => Promise<readonly Hit[]>,
): Promise<readonly Decision[] | null> {
  const decisions: Decision[] = [];
  let thought: Decision['thought'] = null;
  for (const { answer: told, document } of sides) {
    const others = sides.filter((side) => side.document !== document).map((side) => side.document);
    let found: { readonly hit: number; readonly quote: string } | undefined;
    for (const query of sideQueries(question, nameOf(document), others.map(nameOf), asked)) {
      const hits = await search(query);
      const isOwn = isOneOf([document]);
      [found] = sharing(asked, hits, (hit, quote) => isOwn(hit) && holds(quote, told));
      if (!found) continue;
      decisions.push(searchFor(query, thought));
      thought = { type: 'evidence', hit: found.hit + 1, quote: found.quote };
      break;
    }
    if (!found) return null;
  }
  return [...decisions, { thought, action: { type: 'answer', text: answers[0] ?? '' } }];
}

/** Its name and what else is asked, where the question names it; else what remains once the others are taken out. */
function sideQueries(
  question: string,
  name: string,
  others: readonly string[],
  asked: readonly string[],
): string[] {
  const isOf = (names: readonly string[]) => (word: string) =>
    names.some((own) => holds(own, word));
  const rest = asked.filter((word) => !isOf([name, ...others])(word));
  const own = asked.filter((word) => isOf([name])(word));
  const described = asked.filter((word) => !isOf(others)(word));
  const plans = holds(question, name)
    ? [[name, ...rest.slice(0, 4)], [name]]
    : [[...own, ...rest.slice(-8)], described.slice(0, 12), [...own, ...rest.slice(0, 5)]];
  return [...new Set(plans.map((plan) => plan.join(' ')))].filter((query) => query !== '');
}

/** The title without what tells it from its namesakes; the last part of an id. */
function nameOf(document: string): string {
  return document
    .replace(/ \(.*\)$/u, '')
    .replace(/^.*\//u, '')
    .replace(/-/gu, ' ');
}

type Shown = { readonly query: string; readonly hits: readonly Hit[] };
type Crossing = { readonly query: string; readonly bridge: Bridge };

/** Names to go on with, and the query that showed each: the one that is known, or those of the first query's hits. */
function crossings(
  { evidence, decomposition }: Question,
  asked: readonly string[],
  shown: readonly Shown[],
): Crossing[] {
  const name = firstAnswer(decomposition);
  const [first] = shown;
  if (!first) return [];
  if (!evidence || name === null) {
    const found = bridges(asked, first.hits).slice(0, namesTried);
    return found.map((bridge) => ({ query: first.query, bridge }));
  }
  return shown.flatMap(({ query, hits }) => {
    const isKnown = isOneOf(evidence);
    const [quoted] = sharing(
      asked,
      hits,
      (hit, quote) => isKnown(hit) && holds(`${hit.title} ${quote}`, name),
    );
    return quoted ? [{ query, bridge: { name, ...quoted } }] : [];
  });
}

function firstAnswer(decomposition: Question['decomposition']): string | null {
  const first = decomposition?.[0];
  const isStep = typeof first === 'object' && first !== null && 'answer' in first;
  return isStep && typeof first.answer === 'string' ? first.answer : null;
}

/** Sentences of the hits that pass, the one that shares most of the words first. */
function sharing(
  asked: readonly string[],
  hits: readonly Hit[],
  passes: (hit: Hit, quote: string) => boolean,
): { readonly hit: number; readonly quote: string; readonly shared: number }[] {
  const found = hits.flatMap((own, hit) =>
    sentences(own.text).flatMap(({ start, end }) => {
      const quote = own.text.slice(start, end);
      if (!passes(own, quote)) return [];
      return [{ hit, quote, shared: asked.filter((word) => holds(quote, word)).length }];
    }),
  );
  return found.sort((a, b) => b.shared - a.shared || a.hit - b.hit);
}

/** The question's words in its order, then its names first, its names alone, and how it ends. */
function questionQueries(question: string, asked: readonly string[]): string[] {
  const names = asked.filter((word) => /^[\p{Lu}\p{N}]/u.test(word) && !question.startsWith(word));
  const plans = [asked.slice(0, 12), [...names, ...asked.filter((word) => !names.includes(word))]];
  const texts = [...plans, names, asked.slice(-5)].map((plan) => plan.slice(0, 8).join(' '));
  return [...new Set([asked.slice(0, 12).join(' '), ...texts])].filter((query) => query !== '');
}

function contentWords(text: string): string[] {
  const byKey = new Map<string, string>();
  for (const word of words(text)) {
    const key = foldWord(word.text);
    if (!isStopword(word.text) && key !== '' && !byKey.has(key)) byKey.set(key, word.text);
  }
  return [...byKey.values()];
}

type Bridge = { readonly name: string; readonly hit: number; readonly quote: string };

/** Names that the question does not say, in sentences that share words with it, most shared words first. */
function bridges(asked: readonly string[], hits: readonly Hit[]): Bridge[] {
  const found = hits.flatMap(({ title, text }, hit) =>
    sentences(text).flatMap(({ start, end }) => {
      const quote = text.slice(start, end);
      const shared = asked.filter((word) => holds(`${title} ${quote}`, word)).length;
      if (shared < 2) return [];
      const names = patternSpans(quote, 'en')
        .filter(({ type }) => type === 'name')
        .map((span) => quote.slice(span.start, span.end));
      const fresh = [title, ...names].filter((name) => !asked.some((word) => holds(name, word)));
      return fresh.map((name) => ({ name, hit, quote, shared }));
    }),
  );
  const byName = new Map<string, Bridge & { shared: number }>();
  for (const bridge of found) {
    const known = byName.get(bridge.name);
    if (!known || known.shared < bridge.shared) byName.set(bridge.name, bridge);
  }
  return [...byName.values()].sort((a, b) => b.shared - a.shared);
}

/** A sentence with an answer, in a document known to tell it, or with the name and one more word that was asked for. */
function telling(
  { answers, evidence }: Question,
  name: string,
  rest: readonly string[],
  hits: readonly Hit[],
): { readonly hit: number; readonly quote: string } | undefined {
  const [found] = sharing(rest, hits, (hit, quote) => {
    if (!answers.some((own) => holds(quote, own))) return false;
    if (evidence) return isOneOf(evidence)(hit);
    return holds(`${hit.title} ${quote}`, name) && rest.some((word) => holds(quote, word));
  });
  return found;
}

/** Whether the text holds these words, whole and in this order. */
function holds(text: string, part: string): boolean {
  const wanted = tokens(part);
  const all = tokens(text);
  return (
    wanted.length > 0 &&
    all.some((_, at) => wanted.every((token, next) => all[at + next] === token))
  );
}

function quoteOf(
  hits: readonly Hit[],
  hit: number,
  { start, end }: { start: number; end: number },
) {
  return hits[hit]?.text.slice(start, end) ?? '';
}

function searchFor(query: string, thought: Decision['thought']): Decision {
  return { thought, action: { type: 'search', mask: null, query } };
}

function answer({ answers }: Question, hit: number, quote: string): Decision {
  const text = answers.find((own) => quote.includes(own)) ?? answers[0] ?? '';
  return { thought: { type: 'evidence', hit: hit + 1, quote }, action: { type: 'answer', text } };
}
