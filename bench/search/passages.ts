/** What the search benchmark indexes and asks: the passages of the bundled corpus, and seeded queries. */
import { type Random, seededRandom } from '#core/random.ts';
import { sentences } from '#core/text/sentences.ts';
import { isStopword } from '#core/text/stopwords.ts';
import { words } from '#core/text/words.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { splitIntoPassages } from '#corpus/split.ts';

/**
 * `scale` times the documents: the first ones are the corpus as it is; the others are made of its sentences in
 * other company, so that the vocabulary and the lengths are those of real text while no two documents are alike.
 */
export function scaledDocuments(
  documents: readonly CorpusDocument[],
  scale: number,
  seed = 1,
): CorpusDocument[] {
  const random = seededRandom(seed);
  const pool = documents.flatMap(({ text }) =>
    sentences(text).map(({ start, end }) => text.slice(start, end)),
  );
  const made = Array.from({ length: (scale - 1) * documents.length }, (_, at): CorpusDocument => {
    const model = documents[at % documents.length] as CorpusDocument;
    const count = sentences(model.text).length;
    const text = Array.from(
      { length: count },
      () => pool[Math.floor(random() * pool.length)] ?? '',
    ).join(' ');
    const passages = splitIntoPassages(text, 'en').map(({ start, end }): [number, number] => [
      start,
      end,
    ]);
    return { ...model, id: `made/${at}`, title: `${model.title} ${at}`, text, passages };
  });
  return [...documents, ...made];
}

/** Three to six neighbouring content words of a random document: what a policy's queries look like. */
export function queriesFrom(
  documents: readonly CorpusDocument[],
  count: number,
  random: Random,
): string[] {
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, () => {
    const text = documents[below(documents.length)]?.text ?? '';
    const content = words(text).filter((word) => !isStopword(word.text));
    const length = 3 + below(4);
    const start = below(Math.max(1, content.length - length));
    return content
      .slice(start, start + length)
      .map((word) => word.text)
      .join(' ');
  });
}
