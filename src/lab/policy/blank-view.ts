/**
 * What the Lab's policy sees of one mask: the words around it with their distance, fills put in, other masks
 * left as holes.
 *
 *   "… was born in [1] in [2] and moved …"    before [2]: in, ∅, in, born …    after [2]: and, moved …
 */
import type { RampView } from '#core/task/task.ts';
import { sentences } from '#core/text/sentences.ts';
import { isFoldedStopword } from '#core/text/stopwords.ts';
import { foldWord, words } from '#core/text/words.ts';

export type ContextWord = {
  readonly text: string;
  readonly folded: string;
  /** Words from the mask: 1 stands beside it. */
  readonly distance: number;
  readonly isBefore: boolean;
  readonly inSentence: boolean;
  readonly inTitle: boolean;
  readonly isFill: boolean;
  readonly isStopword: boolean;
  /** How often it stands in the passage. */
  readonly count: number;
};

export type BlankView = {
  readonly title: string;
  /** Folded words outwards from the mask; an empty string is another mask. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The text right after the mask, up to the next word: punctuation tells much. */
  readonly gap: string;
  /** The word right before the mask as written, '' at the start of a sentence. */
  readonly wordBefore: string;
  readonly wordAfter: string;
  /** Different words of title and passage, title first, then in reading order. */
  readonly words: readonly ContextWord[];
  /** Folded words of the mask's own sentence, stopwords left out. */
  readonly sentence: ReadonlySet<string>;
  readonly passage: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
  /** Words to the next other open mask; Infinity where there is none. */
  readonly otherMask: number;
};

export type Fills = readonly (string | null | undefined)[];

const hole = '\uE001';
const thisHole = '\uE002';

const seen = new WeakMap<RampView, Map<string, BlankView>>();

/** The rollouts of a group ask for the same views again and again, so they are kept. */
export function blankView(view: RampView, blank: number, fills: Fills): BlankView {
  const own = seen.get(view) ?? new Map<string, BlankView>();
  seen.set(view, own);
  const key = JSON.stringify([blank, fills]);
  const made = own.get(key) ?? makeView(view, blank, fills);
  own.set(key, made);
  return made;
}

function makeView({ title, parts }: RampView, blank: number, fills: Fills): BlankView {
  const text = parts.reduce((joined, part, index) => {
    if (index === 0) return part;
    const filled = index - 1 === blank ? thisHole : (fills[index - 1] ?? hole);
    return joined + filled + part;
  }, '');
  const at = text.indexOf(thisHole);
  const sentence = sentences(text).find(({ start, end }) => start <= at && at < end);
  const start = sentence?.start ?? 0;
  const end = sentence?.end ?? text.length;
  const [left, right] = [text.slice(0, at), text.slice(at + 1)];
  const before = folded(left).reverse();
  const after = folded(right);
  const all = contextWords(text, at, [start, end], title, fills);
  return {
    title,
    before,
    after,
    gap: /^[^\p{L}\p{N}\uE001]*/u.exec(right)?.[0] ?? '',
    wordBefore: words(text.slice(start, at)).at(-1)?.text ?? '',
    wordAfter: words(text.slice(at + 1, end))[0]?.text ?? '',
    words: all,
    sentence: new Set(
      all.filter((word) => word.inSentence && !word.isStopword).map((word) => word.folded),
    ),
    passage: new Set(all.map((word) => word.folded)),
    titleWords: new Set(words(title).map((word) => foldWord(word.text))),
    otherMask: Math.min(
      ...[before.indexOf(''), after.indexOf('')].map((n) =>
        n < 0 ? Number.POSITIVE_INFINITY : n + 1,
      ),
    ),
  };
}

function contextWords(
  text: string,
  at: number,
  [start, end]: readonly [number, number],
  title: string,
  fills: Fills,
): ContextWord[] {
  const inTitle = new Set(words(title).map((word) => foldWord(word.text)));
  const ownFills = new Set(
    fills.flatMap((fill) => words(fill ?? '').map((word) => foldWord(word.text))),
  );
  const placed = words(text);
  const next = placed.findIndex((word) => word.start > at);
  const centre = next < 0 ? placed.length : next;
  const byFolded = new Map<string, ContextWord>();
  const see = (word: string, distance: number, isBefore: boolean, inSentence: boolean) => {
    const key = foldWord(word);
    if (key === '') return;
    const known = byFolded.get(key);
    const count = (known?.count ?? 0) + (Number.isFinite(distance) ? 1 : 0);
    const nearer = !known || distance < known.distance;
    byFolded.set(key, {
      text: known?.text ?? word,
      folded: key,
      distance: nearer ? distance : known.distance,
      isBefore: nearer ? isBefore : known.isBefore,
      inSentence: inSentence || (known?.inSentence ?? false),
      inTitle: inTitle.has(key),
      isFill: ownFills.has(key),
      isStopword: isFoldedStopword(key),
      count,
    });
  };
  for (const word of words(title)) see(word.text, Number.POSITIVE_INFINITY, true, false);
  for (const [index, word] of placed.entries()) {
    const isBefore = index < centre;
    const distance = isBefore ? centre - index : index - centre + 1;
    see(word.text, distance, isBefore, start <= word.start && word.start < end);
  }
  return [...byFolded.values()];
}

function folded(text: string): string[] {
  return text
    .split(hole)
    .flatMap((part, index) => [
      ...(index > 0 ? [''] : []),
      ...words(part).map((word) => foldWord(word.text)),
    ]);
}
