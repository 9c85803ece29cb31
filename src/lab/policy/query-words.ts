/** The words that a query may take, with their features: one yes-or-no decision for each. */
import type { BlankView, ContextWord } from './blank-view.ts';
import { type Features, featuresOf } from './parameters.ts';

/** How rare a folded word is in the corpus: 0 stands everywhere, 1 in one passage or none (scaled idf). */
export type Rarity = (folded: string) => number;

export type QueryWord = { readonly text: string; readonly features: Features };

/** Words offered at the most: the title's, then the nearest. */
const offered = 40;
/** Words that the untrained policy takes on average. */
const expectedWords = 5;
const rareFrom = 0.5;

const kept = new WeakMap<BlankView, Map<string, readonly QueryWord[]>>();

/** Kept for the rollouts of a group, which ask about the same mask. */
export function queryWords(
  view: BlankView,
  asked: ReadonlySet<string>,
  rarity: Rarity,
): readonly QueryWord[] {
  const own = kept.get(view) ?? new Map<string, readonly QueryWord[]>();
  kept.set(view, own);
  const key = [...asked].join(' ');
  const made = own.get(key) ?? makeWords(view, asked, rarity);
  own.set(key, made);
  return made;
}

function makeWords(view: BlankView, asked: ReadonlySet<string>, rarity: Rarity): QueryWord[] {
  const near = [...view.words]
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle) || a.distance - b.distance)
    .slice(0, offered);
  const offeredWords = new Set(near);
  return view.words
    .filter((word) => offeredWords.has(word))
    .map((word) => ({
      text: word.text,
      features: featuresOfWord(word, asked, rarity(word.folded)),
    }));
}

/** Log-odds that make the untrained policy take about five words, however many are offered. */
export function offsetFor(count: number): number {
  const wanted = Math.min(expectedWords, count * 0.9);
  return Math.log(wanted / (count - wanted));
}

function featuresOfWord(word: ContextWord, asked: ReadonlySet<string>, rare: number): Features {
  const again = asked.size > 0;
  const beside = word.distance <= 2;
  const near = word.distance <= 8;
  return featuresOf('query', [
    ['any', true],
    ['title', word.inTitle],
    ['rare', word.isStopword ? 0 : rare],
    ['stopword', word.isStopword],
    ['name', /^\p{Lu}/u.test(word.text) && !word.isStopword],
    ['number', /^\p{N}/u.test(word.text)],
    ['beside', beside],
    ['near', near],
    ['same-sentence', word.inSentence],
    ['before', word.isBefore],
    ['long', word.folded.length >= 8],
    ['repeated', word.count > 1],
    ['own-fill', word.isFill],
    ['asked', asked.has(word.folded)],
    ['again-title', again && word.inTitle],
    ['again-rare', again && !word.isStopword && rare > rareFrom],
    ['again-near', again && near],
  ]);
}
