/** Classes of the words beside a mask. The policy learns from reward alone which kind of fill each asks for. */
import type { BlankView } from './blank-view.ts';
import type { CueAfter, CueBefore } from './parameters.ts';

const amount = new Set(
  'about around nearly over almost some approximately than least most only up roughly every'.split(
    ' ',
  ),
);
const unit = new Set(
  `km kilometres kilometers metres meters m cm mm kg kilograms tonnes people inhabitants years days hours
  minutes seconds degrees percent per million billion miles square islands species moons countries times
  litres grams centuries months weeks storeys keys strings bones teeth legs wives symphonies`.split(
    /\s+/,
  ),
);
const itself = new Set(['in', 'on', 'of', 'by', 'to', 'from', 'at', 'with', 'and', 'the']);
const asIn: Readonly<Record<string, CueBefore>> = {
  since: 'in',
  until: 'in',
  before: 'in',
  after: 'in',
  during: 'in',
  near: 'at',
  into: 'to',
  between: 'from',
  or: 'and',
  a: 'the',
  an: 'the',
  called: 'by',
  named: 'by',
};
const auxiliaries = new Set('is was are were has had became can could will would'.split(' '));

export function cueBefore({ wordBefore, before }: BlankView): CueBefore {
  const word = before[0] ?? '';
  if (wordBefore === '' || word === '') return 'nothing';
  if (itself.has(word)) return word as CueBefore;
  const alike = asIn[word];
  if (alike) return alike;
  if (amount.has(word)) return 'amount';
  if (/^\p{N}/u.test(word)) return 'number';
  if (/^\p{Lu}/u.test(wordBefore)) return 'name';
  return /(?:ed|ing)$/u.test(word) || auxiliaries.has(word) ? 'verb' : 'word';
}

export function cueAfter({ gap, wordAfter, after }: BlankView): CueAfter {
  if (/[.!?]/u.test(gap) || after.length === 0) return 'stop';
  if (/[,;:()]/u.test(gap)) return 'comma';
  const word = after[0] ?? '';
  if (unit.has(word)) return 'unit';
  if (word === 'and' || word === 'or') return 'and';
  if (word === 'of') return 'of';
  if (/^\p{Lu}/u.test(wordAfter)) return 'name';
  return /(?:ed|ing)$/u.test(word) || auxiliaries.has(word) ? 'verb' : 'word';
}
