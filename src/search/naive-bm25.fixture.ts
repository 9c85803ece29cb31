/**
 * The ranking as a page of arithmetic, without an index: BM25+ (Lv and Zhai, 2011) over two fields, and what
 * MiniSearch does beyond it: a field's length counts its different terms, and the sum is multiplied by the
 * number of different query terms that were found.
 */
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { termsOf } from './terms.ts';

export type NaiveOptions = {
  readonly boost: Readonly<Record<string, number>>;
  readonly bm25: { readonly k: number; readonly b: number; readonly d: number };
};

/** The score of every passage that holds a term of the query, by passage id. */
export function naiveScores(
  documents: readonly CorpusDocument[],
  query: string,
  { boost, bm25 }: NaiveOptions,
): Map<string, number> {
  const passages = documents.flatMap(({ id, title, aliases, text, passages: spans }) =>
    spans.map(([start, end], ordinal) => ({
      id: passageId(id, ordinal),
      fields: {
        title: wordsOf([title, ...aliases].join(' / ')),
        text: wordsOf(text.slice(start, end)),
      },
    })),
  );
  const scores = new Map<string, number>();
  for (const { id, fields } of passages) {
    let sum = 0;
    const found = new Set<string>();
    for (const term of wordsOf(query)) {
      for (const name of ['title', 'text'] as const) {
        const frequency = count(fields[name], term);
        if (frequency === 0) continue;
        found.add(term);
        const holders = passages.filter((other) => other.fields[name].includes(term)).length;
        const rarity = Math.log(1 + (passages.length - holders + 0.5) / (holders + 0.5));
        const lengths = passages.map((other) => new Set(other.fields[name]).size);
        const average = lengths.reduce((total, length) => total + length, 0) / lengths.length;
        const length = new Set(fields[name]).size / average;
        const { k, b, d } = bm25;
        const saturated = (frequency * (k + 1)) / (frequency + k * (1 - b + b * length));
        sum += (boost[name] ?? 1) * rarity * (d + saturated);
      }
    }
    if (found.size > 0) scores.set(id, sum * found.size);
  }
  return scores;
}

function wordsOf(text: string): string[] {
  return termsOf(text).map(({ term }) => term);
}

function count(terms: readonly string[], wanted: string): number {
  return terms.filter((term) => term === wanted).length;
}
