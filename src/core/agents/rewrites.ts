/**
 * The rewriter (MaskSearch section 3.2.1) as rules: several ways to ask for the same blank, from words that
 * stand in the view. Hidden words never occur in them, because the view does not hold any.
 */
import type { RampView } from '../task/task.ts';
import { sentences } from '../text/sentences.ts';
import { isStopword } from '../text/stopwords.ts';
import { foldWord, words } from '../text/words.ts';

const hole = '\uE001';
/** Words of a broad query, the title's not counted. */
const broadWords = 16;

/**
 * Different queries for the blank, the plainest first. Fills so far are part of the passage. `learnt`: titles of documents
 * that a run has quoted, which tell what the passage is about where it does not say so itself.
 */
export function rewrites(
  { title, parts }: RampView,
  blank: number,
  fills: readonly (string | null | undefined)[],
  learnt: readonly string[] = [],
): string[] {
  const text = withHole(parts, blank, fills);
  const at = text.indexOf(hole);
  const sentence = sentences(text).find(({ start, end }) => start <= at && at < end);
  const near = byDistance(text, at, sentence?.start ?? 0, sentence?.end ?? text.length);
  const all = byDistance(text, at, 0, text.length);
  const names = all.filter((word) => /^[\p{Lu}\p{N}]/u.test(word));
  const plans = [
    ...learnt.filter((own) => own !== title).map((own) => [own, ...near.slice(0, 4)]),
    [title, ...near.slice(0, 6)],
    [title, ...near.slice(0, 3)],
    [...near.slice(0, 8), ...names.slice(0, 3)],
    [title, ...names.slice(0, 6)],
    [...names.slice(0, 4), ...near.slice(0, 4)],
  ];
  return [...new Set(plans.map((plan) => firstDifferent(plan).join(' ')))].filter(
    (query) => query !== '',
  );
}

/**
 * What the passage is about, as one query: its title and the words nearest the blank, in the passage's order. Where a
 * passage is told in other words than in its document no single word can be relied on, but many together find it.
 */
export function broadQuery(
  { title, parts }: RampView,
  blank: number,
  fills: readonly (string | null | undefined)[],
): string {
  const text = withHole(parts, blank, fills);
  const kept = new Set(byDistance(text, text.indexOf(hole), 0, text.length).slice(0, broadWords));
  const inOrder = words(text).flatMap((word) => (kept.has(word.text) ? word.text : []));
  return firstDifferent([title, ...inOrder]).join(' ');
}

/** The passage with a hole at the blank. */
function withHole(
  parts: readonly string[],
  blank: number,
  fills: readonly (string | null | undefined)[],
): string {
  return parts.reduce((joined, part, index) => {
    if (index === 0) return part;
    return joined + (index - 1 === blank ? hole : (fills[index - 1] ?? ' ')) + part;
  }, '');
}

function byDistance(text: string, at: number, start: number, end: number): string[] {
  return words(text.slice(start, end))
    .filter((word) => !isStopword(word.text))
    .map((word) => ({ text: word.text, distance: Math.abs(word.start + start - at) }))
    .sort((a, b) => a.distance - b.distance)
    .map((word) => word.text);
}

function firstDifferent(list: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const word of list.flatMap((entry) => entry.split(/\s+/u))) {
    const key = foldWord(word);
    if (key !== '' && !byKey.has(key)) byKey.set(key, word);
  }
  return [...byKey.values()];
}
