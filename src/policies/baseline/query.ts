/** Queries by rule: the title and the informative words nearest to the blank; then, in vain, other words. */
import { foldWord } from '#core/text/words.ts';
import type { BlankContext } from './context.ts';

const maxWords = 12;

/** The query of the given attempt (0, 1, …), or null when there are no other words left to try. */
export function queryFor(context: BlankContext, attempt: number): string | null {
  const plans = context.language === 'zh' ? chinesePlans(context) : englishPlans(context);
  const query = plans[attempt]?.trim();
  return query && !plans.slice(0, attempt).includes(query) ? query : null;
}

/** How well a blank can be asked about: how many informative words, names twice, stand near it. */
export function askability(context: BlankContext): number {
  return context.nearby.length + context.nearby.filter(isName).length;
}

function englishPlans({ title, nearby, passage }: BlankContext): string[] {
  const names = passage.filter(isName);
  return [
    [title, ...nearby],
    // The fact may stand in another document: without the title, with the names of the whole passage.
    [...nearby.slice(0, 5), ...names],
    [title, ...passage],
  ].map((plan) => firstDifferent(plan).join(' '));
}

/** Chinese is searched by character bigrams, so the words around the blank stay in one piece. */
function chinesePlans({ title, around: [before, after], passage }: BlankContext): string[] {
  const near = `${before.slice(-14)} ${after.slice(0, 14)}`;
  return [`${title} ${near}`, near, `${title} ${passage.join('').slice(0, 60)}`];
}

function isName(word: string): boolean {
  return /^[\p{Lu}\p{N}]/u.test(word);
}

function firstDifferent(list: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const word of list.flatMap((entry) => entry.split(/\s+/))) {
    const key = foldWord(word);
    if (key !== '' && !byKey.has(key)) byKey.set(key, word);
  }
  return [...byKey.values()].slice(0, maxWords);
}
