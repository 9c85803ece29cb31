/**
 * Ranking over one or more indexes as if they were one: rarity and average lengths are those of all together. With a
 * single index the answers, their order among equals included, are MiniSearch's (rank.test.ts).
 */
import { type Field, fields, partOf, rarityOf } from '../bm25.ts';
import type { CompactIndex, TermPostings } from './compact-index.ts';
import type { Fetching } from './fetching.ts';
import { eachPosting, frequencyIn } from './postings.ts';

export type Ranked = {
  /** Which of the indexes, and which of its passages. */
  readonly index: number;
  readonly passage: number;
  readonly score: number;
  /** Different terms of the query that were found, in MiniSearch's order. */
  readonly terms: readonly string[];
};

export type RankOptions = {
  readonly limit: number;
  readonly isShown?: (index: number, passage: number) => boolean;
};

export type ScorePart = {
  readonly term: string;
  readonly field: Field;
  readonly frequency: number;
  /** Passages whose field holds the term. */
  readonly holders: number;
  readonly rarity: number;
  /** What this term in this field adds to the score, coverage included. */
  readonly points: number;
};

/** Terms of the query, as often as they stand there. */
export function* rank(
  indexes: readonly CompactIndex[],
  query: readonly string[],
  options: RankOptions,
): Fetching<Ranked[]> {
  const statistics = yield* statisticsOf(indexes, query);
  const found = addScores(indexes, query, statistics);
  return named(takeBest(found, statistics.starts, options), query, statistics);
}

/** The parts of a ranked passage's score; they add up to it. */
export function* explain(
  indexes: readonly CompactIndex[],
  query: readonly string[],
  { index, passage, terms }: Ranked,
): Fetching<ScorePart[]> {
  const statistics = yield* statisticsOf(indexes, query);
  const parts: ScorePart[] = [];
  for (const term of new Set(query)) {
    const times = query.filter((other) => other === term).length;
    for (const field of fields) {
      const holders = statistics.holders(term, field);
      const frequency = frequencyIn(statistics.postings(term, index)[field], passage);
      if (frequency === 0) continue;
      const rarity = rarityOf(statistics.passages, holders);
      const length = indexes[index]?.lengths[field][passage] ?? 0;
      const points =
        times * terms.length * partOf(field, rarity, frequency, length, statistics.averages[field]);
      parts.push({ term, field, frequency, holders, rarity, points });
    }
  }
  return parts.sort((a, b) => b.points - a.points);
}

type Statistics = {
  readonly passages: number;
  /** The number of the first passage of each index, counted through. */
  readonly starts: readonly number[];
  readonly averages: Readonly<Record<Field, number>>;
  readonly holders: (term: string, field: Field) => number;
  readonly postings: (term: string, index: number) => TermPostings;
};

function* statisticsOf(
  indexes: readonly CompactIndex[],
  query: readonly string[],
): Fetching<Statistics> {
  const terms = [...new Set(query)];
  const found: Map<string, TermPostings>[] = [];
  for (const index of indexes) {
    const lists = yield* index.postingsOf(terms);
    found.push(new Map(terms.map((term, at) => [term, lists[at] as TermPostings])));
  }
  const starts: number[] = [];
  let passages = 0;
  for (const index of indexes) {
    starts.push(passages);
    passages += index.passages;
  }
  const postings = (term: string, index: number) => found[index]?.get(term) as TermPostings;
  const averageOf = (field: Field) => {
    // With one index the mean is taken as it is: weighing it would cost its last bit.
    if (indexes.length === 1) return indexes[0]?.averages[field] ?? 0;
    const sum = indexes.reduce(
      (total, { averages, passages: n }) => total + averages[field] * n,
      0,
    );
    return sum / Math.max(1, passages);
  };
  return {
    ...{ passages, starts, postings },
    averages: { title: averageOf('title'), text: averageOf('text') },
    holders: (term, field) =>
      indexes.reduce((sum, _, at) => sum + postings(term, at)[field].count, 0),
  };
}

/**
 * Sums under way, by passage. Made once and zero between two rankings: filling megabytes anew for every query would
 * cost more than the ranking. A ranking never waits, so that no two of them share it.
 */
const scratch = {
  sums: new Float64Array(0),
  ofTerm: new Float64Array(0),
  /** Different query terms found. */
  coverage: new Uint16Array(0),
  /** Passages in the order in which they were first found: equals keep it. */
  order: new Uint32Array(0),
  touched: new Uint32Array(0),
};

function roomFor(passages: number): typeof scratch {
  if (scratch.sums.length < passages) {
    const length = Math.max(1000, Math.ceil(passages * 1.2));
    for (const name of ['sums', 'ofTerm'] as const) scratch[name] = new Float64Array(length);
    for (const name of ['order', 'touched'] as const) scratch[name] = new Uint32Array(length);
    scratch.coverage = new Uint16Array(length);
  }
  return scratch;
}

/** Passages found, in `order`. */
function addScores(
  indexes: readonly CompactIndex[],
  query: readonly string[],
  { passages, starts, averages, holders, postings }: Statistics,
): number {
  const { sums, coverage, ofTerm, order, touched } = roomFor(passages);
  let found = 0;
  for (const [position, term] of query.entries()) {
    let count = 0;
    for (const field of fields) {
      const rarity = rarityOf(passages, holders(term, field));
      const average = averages[field];
      for (const [at, { lengths }] of indexes.entries()) {
        const start = starts[at] ?? 0;
        const own = lengths[field];
        eachPosting(postings(term, at)[field], (local, frequency) => {
          const passage = start + local;
          const before = ofTerm[passage] as number;
          if (before === 0) touched[count++] = passage;
          ofTerm[passage] =
            before + partOf(field, rarity, frequency, own[local] as number, average);
          return true;
        });
      }
    }
    const isFirst = query.indexOf(term) === position;
    for (let at = 0; at < count; at += 1) {
      const passage = touched[at] as number;
      const before = sums[passage] as number;
      if (before === 0) order[found++] = passage;
      sums[passage] = before + (ofTerm[passage] as number);
      ofTerm[passage] = 0;
      if (isFirst) coverage[passage] = (coverage[passage] as number) + 1;
    }
  }
  return found;
}

type Placed = { readonly passage: number; readonly score: number };

/** The best of the passages found, and nothing left behind in the sums. */
function takeBest(
  found: number,
  starts: readonly number[],
  { limit, isShown }: RankOptions,
): readonly Placed[] {
  const { sums, coverage, order } = scratch;
  const top: Placed[] = [];
  for (let at = 0; at < found; at += 1) {
    const passage = order[at] as number;
    const score = (sums[passage] as number) * (coverage[passage] as number);
    sums[passage] = 0;
    coverage[passage] = 0;
    const worst = top.length < limit ? Number.NEGATIVE_INFINITY : (top.at(-1)?.score ?? 0);
    if (score <= worst || limit === 0) continue;
    const index = indexAt(starts, passage);
    if (isShown && !isShown(index, passage - (starts[index] ?? 0))) continue;
    let place = top.length;
    while (place > 0 && (top[place - 1]?.score ?? 0) < score) place -= 1;
    top.splice(place, 0, { passage, score });
    if (top.length > limit) top.pop();
  }
  return top;
}

function named(
  top: readonly Placed[],
  query: readonly string[],
  { starts, postings }: Statistics,
): Ranked[] {
  return top.map(({ passage, score }) => {
    const index = indexAt(starts, passage);
    const local = passage - (starts[index] ?? 0);
    const has = (term: string) =>
      fields.some((field) => frequencyIn(postings(term, index)[field], local) > 0);
    const terms = query.filter((term, at) => query.indexOf(term) === at && has(term));
    // Keys of an object: numbers come first, as in MiniSearch's result.
    return {
      index,
      passage: local,
      score,
      terms: Object.keys(Object.fromEntries(terms.map((term) => [term, 1]))),
    };
  });
}

function indexAt(starts: readonly number[], passage: number): number {
  let at = starts.length - 1;
  while (at > 0 && (starts[at] ?? 0) > passage) at -= 1;
  return at;
}
