/**
 * The probability of what was filled in, and its runners-up. The fill's is the product of its tokens' probabilities
 * (among those that the grammar permits), its end included. A runner-up begins with another first token and goes on
 * greedily; only where the first choice was not nearly certain is one looked for.
 */
import type { Alternative } from '#core/rollout/event.ts';
import type { GrammarState } from './action-grammar.ts';
import { greedy, logProbability } from './choose-token.ts';
import { isTag } from './vocabulary.ts';
import { type WriteOptions, type WrittenToken, writeDecision } from './write-decision.ts';

/** First tokens less likely than this start no runner-up. */
const leastLikely = 0.02;

/** Best first; none when nothing was filled in. Afterwards the cache holds what stands before the fill. */
export async function alternativesOf<Cache>(
  options: Omit<WriteOptions<Cache>, 'sampling'>,
  written: readonly WrittenToken[],
  decode: (ids: readonly number[]) => string,
  runnersUp: number,
): Promise<readonly Alternative[]> {
  const at = written.findIndex(({ state }) => beginsFill(state));
  const first = written[at];
  if (!first?.row || isTag(first.id)) return [];
  const own = written.slice(at);
  const before = [...options.ids, ...written.slice(0, at).map(({ id }) => id)];
  const found: Alternative[] = [{ text: textOf(own, decode), probability: probabilityOf(own) }];
  for (const [id, start] of runnersUpOf(first, runnersUp)) {
    options.model.keep(options.cache, before.length);
    const state = options.grammar.next(first.state, id);
    const rest: WrittenToken[] = [];
    const going = { ...options, ids: [...before, id], from: state, sampling: greedy };
    for await (const token of writeDecision(going)) rest.push(token);
    const text = textOf([{ ...first, id }, ...rest], decode);
    if (found.some((other) => other.text === text)) continue;
    found.push({ text, probability: start * probabilityOf(rest) });
  }
  options.model.keep(options.cache, before.length);
  return found.sort((a, b) => b.probability - a.probability);
}

/** Whether the next token is the first of a fill or of an answer to a question. */
function beginsFill({ place, said }: GrammarState): boolean {
  return (place === 'filling' || place === 'answer') && !said;
}

function probabilityOf(tokens: readonly WrittenToken[]): number {
  const logs = tokens.map(({ row, permitted, id }) =>
    row === null ? 0 : logProbability(row, permitted, id),
  );
  return Math.min(1, Math.exp(logs.reduce((sum, log) => sum + log, 0)));
}

function textOf(tokens: readonly WrittenToken[], decode: (ids: readonly number[]) => string) {
  return decode(tokens.flatMap(({ id }) => (isTag(id) ? [] : [id]))).trim();
}

/** Other first tokens of text with their probabilities, the likeliest first. */
function runnersUpOf({ row, permitted, id: chosen }: WrittenToken, count: number) {
  if (row === null) return [];
  return Array.from(row, (_, id) => id)
    .filter((id) => id !== chosen && !isTag(id))
    .sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0))
    .slice(0, count)
    .map((id) => [id, Math.exp(logProbability(row, permitted, id))] as const)
    .filter(([, probability]) => probability >= leastLikely);
}
