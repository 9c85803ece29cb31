/**
 * The reference ranking: Okapi BM25 as in the textbook (Robertson and Zaragoza, 2009), k1 = 1.2, b = 0.75, over title
 * and text as one bag of words, with this project's terms. It is none of the libraries' formula, ours included.
 */
import { type CorpusDocument, passageId } from '#corpus/document.ts';
import { termsOf } from '#search/terms.ts';

const [k1, b] = [1.2, 0.75];

export function referenceBm25(documents: readonly CorpusDocument[]) {
  const postings = new Map<string, Map<string, number>>();
  const lengths = new Map<string, number>();
  for (const { id, title, aliases, text, passages } of documents) {
    for (const [ordinal, [start, end]] of passages.entries()) {
      const passage = passageId(id, ordinal);
      const terms = termsOf(`${[title, ...aliases].join(' / ')}\n${text.slice(start, end)}`);
      lengths.set(passage, terms.length);
      for (const { term } of terms) {
        const holders = postings.get(term) ?? new Map<string, number>();
        holders.set(passage, (holders.get(passage) ?? 0) + 1);
        postings.set(term, holders);
      }
    }
  }
  const count = lengths.size;
  const average = [...lengths.values()].reduce((sum, length) => sum + length, 0) / count;
  return (query: string, limit: number): string[] => {
    const scores = new Map<string, number>();
    for (const { term } of termsOf(query)) {
      const holders = postings.get(term);
      if (!holders) continue;
      const rarity = Math.log(1 + (count - holders.size + 0.5) / (holders.size + 0.5));
      for (const [passage, frequency] of holders) {
        const length = (lengths.get(passage) ?? 0) / average;
        const weight = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));
        scores.set(passage, (scores.get(passage) ?? 0) + rarity * weight);
      }
    }
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .slice(0, limit)
      .map(([passage]) => passage);
  };
}

/** The share of the reference's first hits that another ranking has among as many. */
export function agreement(reference: readonly string[], other: readonly string[]): number {
  const held = new Set(other);
  return reference.length === 0
    ? 1
    : reference.filter((id) => held.has(id)).length / reference.length;
}
