/**
 * The oracle for questions, with hindsight: it looks for a search, or for two by way of a name, that bring a
 * sentence with the answer, and gives the decisions of such a run. Where it finds none there is nothing to learn.
 *
 *   one hop    question words            -> sentence that tells
 *   two hops   question words            -> sentence with a name that the question does not say
 *              name + words left to ask  -> sentence that tells
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
  const { view, gold = [] } = poseTask(question);
  const queries = questionQueries(question.question, asked);
  const shown: (readonly Hit[])[] = [];
  for (const query of queries) {
    const hits = await search(query);
    shown.push(hits);
    const [evidence] = evidenceSentences(view, gold, 0, hits);
    if (!evidence || evidence.shared < Math.min(sharedWords, asked.length)) continue;
    const quote = quoteOf(hits, evidence.hit, evidence.sentence);
    return [searchFor(query, null), answer(question, evidence.hit, quote)];
  }
  const [first] = queries;
  const hits = shown[0];
  if (first === undefined || !hits) return null;
  for (const bridge of bridges(asked, hits).slice(0, namesTried)) {
    const rest = asked.filter((word) => !holds(bridge.quote, word)).slice(0, 5);
    const query = [bridge.name, ...rest].join(' ');
    const found = telling(question.answers, bridge.name, rest, await search(query));
    if (!found) continue;
    return [
      searchFor(first, null),
      searchFor(query, { type: 'evidence', hit: bridge.hit + 1, quote: bridge.quote }),
      answer(question, found.hit, found.quote),
    ];
  }
  return null;
}

/** The question's words in its order, then its names first. */
function questionQueries(question: string, asked: readonly string[]): string[] {
  const names = asked.filter((word) => /^[\p{Lu}\p{N}]/u.test(word) && !question.startsWith(word));
  const plans = [asked.slice(0, 12), [...names, ...asked.filter((word) => !names.includes(word))]];
  const texts = plans.map((plan) => plan.slice(0, 8).join(' '));
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

/** A sentence with an answer, that or whose title holds the name, and one more word that was asked for. */
function telling(
  answers: readonly string[],
  name: string,
  rest: readonly string[],
  hits: readonly Hit[],
): { readonly hit: number; readonly quote: string } | null {
  for (const [hit, { title, text }] of hits.entries()) {
    for (const { start, end } of sentences(text)) {
      const quote = text.slice(start, end);
      const about = `${title} ${quote}`;
      const tells = answers.some((own) => holds(quote, own));
      if (tells && holds(about, name) && rest.some((word) => holds(quote, word))) {
        return { hit, quote };
      }
    }
  }
  return null;
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
