/**
 * The options of a fill: the candidates of the hits, and searching again. Features compare the words around the
 * candidate with the words around the mask, its sentence with the mask's, and its form with the cues beside it.
 */
import type { Hit } from '#core/rollout/environment.ts';
import { isFoldedStopword } from '#core/text/stopwords.ts';
import type { BlankView } from './blank-view.ts';
import { type Candidate, type ReadHit, readHit, type Sentence } from './candidates.ts';
import { cueAfter, cueBefore } from './cues.ts';
import { type Features, type FillFeature, featuresOf, type Kind } from './parameters.ts';
import type { Rarity } from './query-words.ts';

/** `candidate` is null for the option to search again. */
export type FillOption = { readonly candidate: Candidate | null; readonly features: Features };

/** Words compared on each side of a candidate. */
const compared = 4;

export function fillOptions(
  view: BlankView,
  hits: readonly Hit[],
  query: ReadonlySet<string>,
  mayAsk: boolean,
  rarity: Rarity,
): FillOption[] {
  const all = hits.flatMap((hit, index) =>
    candidatesIn(view, readHit(hit), rarity).map(({ found, ...beside }) => ({
      ...beside,
      candidate: { ...found, hit: index },
    })),
  );
  const told = new Map<string, Set<number>>();
  for (const { candidate } of all) {
    const places = told.get(candidate.text) ?? new Set<number>();
    told.set(candidate.text, places.add(candidate.hit));
  }
  const before = cueBefore(view);
  const after = cueAfter(view);
  const options = all.map(({ candidate, left, right, shared, sharedRare, stops }): FillOption => {
    const { kind, folded, hit } = candidate;
    const informative = folded.filter((word) => !isFoldedStopword(word));
    const found: [FillFeature, number | boolean][] = [
      ['left-word', left > 0],
      ['left-words', left / compared],
      ['right-word', right > 0],
      ['right-words', right / compared],
      ['both-sides', left > 0 && right > 0],
      ['shared-words', shared],
      ['shared-rare', sharedRare],
      ['same-title', hits[hit]?.title === view.title],
      ['first-hit', hit === 0],
      ['later-hit', hit > 1],
      ['in-passage', informative.every((word) => view.passage.has(word))],
      ['in-title', informative.some((word) => view.titleWords.has(word))],
      ['in-query', informative.some((word) => query.has(word))],
      ['told-twice', (told.get(candidate.text)?.size ?? 0) > 1],
      ['starts-sentence', !isLong(kind) && candidate.sentence.text.startsWith(candidate.text)],
      ['same-stop', stops],
      [`kind:${kind}`, true],
      [`before:${before}:${kind}`, true],
      [`after:${after}:${kind}`, true],
    ];
    return { candidate, features: featuresOf('fill', found) };
  });
  if (!mayAsk) return options;
  const nothingShared = all.every(({ shared }) => shared < 0.5);
  const nothingBeside = all.every(({ left, right }) => left === 0 && right === 0);
  const again = featuresOf('fill', [
    ['again', true],
    ['again-nothing-shared', nothingShared],
    ['again-nothing-beside', nothingBeside],
  ]);
  return [...options, { candidate: null, features: again }];
}

type Described = {
  readonly found: Omit<Candidate, 'hit'>;
  /** Words that agree one after the other, outwards. */
  readonly left: number;
  readonly right: number;
  /** Share of the mask's sentence that the candidate's sentence or title holds; by rarity the second. */
  readonly shared: number;
  readonly sharedRare: number;
  /** Both end their sentence, or neither. */
  readonly stops: boolean;
};

const described = new WeakMap<BlankView, Map<ReadHit, readonly Described[]>>();

/** The candidates of a hit beside a mask; kept, because a group's rollouts find the same hits. */
function candidatesIn(view: BlankView, hit: ReadHit, rarity: Rarity): readonly Described[] {
  const own = described.get(view) ?? new Map<ReadHit, readonly Described[]>();
  described.set(view, own);
  const made = own.get(hit) ?? describe(view, hit, rarity);
  own.set(hit, made);
  return made;
}

function describe(
  view: BlankView,
  { titleWords, text, placed, candidates }: ReadHit,
  rarity: Rarity,
): Described[] {
  const wanted = [...view.sentence];
  const weight = (list: readonly string[]) => list.reduce((sum, word) => sum + rarity(word), 0);
  const whole = Math.max(weight(wanted), 1e-9);
  const bySentence = new Map<Sentence, readonly [shared: number, rare: number]>();
  const sharedWith = (sentence: Sentence) => {
    const held = wanted.filter((word) => sentence.held.has(word) || titleWords.has(word));
    const shares = [held.length / Math.max(1, wanted.length), weight(held) / whole] as const;
    bySentence.set(sentence, shares);
    return shares;
  };
  const stopsHere = /[.!?]/u.test(view.gap);
  return candidates.map((found) => {
    const [shared, sharedRare] = bySentence.get(found.sentence) ?? sharedWith(found.sentence);
    const end = placed[found.last]?.end ?? text.length;
    return {
      found,
      left: agreement(view.before, (distance) => placed[found.first - distance]?.folded),
      right: agreement(view.after, (distance) => placed[found.last + distance]?.folded),
      shared,
      sharedRare,
      stops: /^[^\p{L}\p{N}]*[.!?]/u.test(text.slice(end, end + 4)) === stopsHere,
    };
  });
}

function agreement(
  side: readonly string[],
  wordAt: (distance: number) => string | undefined,
): number {
  for (let distance = 0; distance < compared; distance += 1) {
    const wanted = side[distance];
    if (!wanted || wordAt(distance + 1) !== wanted) return distance;
  }
  return compared;
}

function isLong(kind: Kind): boolean {
  return kind === 'sentence' || kind === 'whole-hit';
}
