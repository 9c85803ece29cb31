/** Builds a compact index passage by passage. Memory is that of the index itself: about two bytes a posting. */
import { type Field, fields } from '../bm25.ts';
import { termsOf } from '../terms.ts';
import type { CompactIndex, FieldLengths, TermPostings } from './compact-index.ts';
import { noPostings, type Postings, type PostingsWriter, postingsWriter } from './postings.ts';

export type BuiltIndex = CompactIndex & {
  /** Sorted by UTF-16 units, as JavaScript compares strings. */
  readonly terms: readonly string[];
  readonly get: (term: string) => TermPostings;
};

export type IndexBuilder = {
  readonly add: (passage: Readonly<Record<Field, string>>) => void;
  readonly build: () => BuiltIndex;
};

type Writers = { title: PostingsWriter | null; text: PostingsWriter | null };

/** Fields longer than this count as this long; a passage has about fifty different terms. */
const longest = 65_535;

export function indexBuilder(): IndexBuilder {
  const writers = new Map<string, Writers>();
  const lengths: Record<Field, number[]> = { title: [], text: [] };
  const averages: Record<Field, number> = { title: 0, text: 0 };
  let passages = 0;

  const add = (content: Readonly<Record<Field, string>>) => {
    for (const field of fields) {
      const counts = new Map<string, number>();
      for (const { term } of termsOf(content[field])) counts.set(term, (counts.get(term) ?? 0) + 1);
      const length = Math.min(counts.size, longest);
      lengths[field].push(length);
      // A running mean, as MiniSearch keeps it, so that both have the same last bit.
      averages[field] = (averages[field] * passages + length) / (passages + 1);
      for (const [term, frequency] of counts) writerOf(term, field).add(passages, frequency);
    }
    passages += 1;
  };

  const writerOf = (term: string, field: Field): PostingsWriter => {
    let both = writers.get(term);
    if (!both) {
      both = { title: null, text: null };
      writers.set(term, both);
    }
    both[field] ??= postingsWriter();
    return both[field];
  };

  const build = (): BuiltIndex => {
    const get = (term: string): TermPostings => {
      const both = writers.get(term);
      return { title: postingsIn(both?.title), text: postingsIn(both?.text) };
    };
    const ownLengths: FieldLengths = {
      title: Uint16Array.from(lengths.title),
      text: Uint16Array.from(lengths.text),
    };
    return {
      ...{ passages, averages, lengths: ownLengths, get },
      terms: [...writers.keys()].sort(),
      // biome-ignore lint/correctness/useYield: nothing has to be fetched.
      *postingsOf(terms) {
        return terms.map(get);
      },
    };
  };
  return { add, build };
}

function postingsIn(writer: PostingsWriter | null | undefined): Postings {
  return writer?.postings() ?? noPostings;
}
