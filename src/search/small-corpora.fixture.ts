/** Small corpora of few words, so that queries and documents meet often, and searching them without a folder. */
import fc from 'fast-check';
import type { CorpusDocument } from '#corpus/document.ts';
import { document } from '#corpus/documents.fixture.ts';
import { type CorpusManifest, sealManifest } from '#corpus/manifest.ts';
import { type CorpusSearch, corpusSearch } from './corpus-search.ts';
import { serialiseIndex } from './index-passages.ts';

const english =
  'Warsaw warsaw river rivers cities city radium 1867 1,867 Curie Curie’s born of the'.split(' ');
const chinese = ['长江', '江苏', '苏州', '江', '长', '居里', '，', '。', '1867年', 'Curie'];

const wordList = fc.oneof(
  fc.array(fc.constantFrom(...english), { maxLength: 30 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...chinese), { maxLength: 30 }).map((words) => words.join('')),
);

const sentences = fc
  .array(wordList, { minLength: 1, maxLength: 12 })
  .map((list) => list.join('. '));

export const smallDocuments: fc.Arbitrary<CorpusDocument[]> = fc
  .array(
    fc.record({
      title: fc.constantFrom('Warsaw', 'Marie Curie', 'River', '长江', '江苏', 'Radium', 'The Of'),
      aliases: fc.array(fc.constantFrom('Varsovia', 'Curie', 'city of rivers', '江'), {
        maxLength: 2,
      }),
      text: sentences,
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => drafts.map(({ text, ...rest }, n) => document(`d${n}`, text, rest)));

export const smallQuery = wordList;

export function searchOver(documents: readonly CorpusDocument[]): CorpusSearch {
  return corpusSearch({
    manifest: manifestOf(documents),
    documents,
    index: serialiseIndex(documents),
  });
}

function manifestOf(documents: readonly CorpusDocument[]): CorpusManifest {
  const file = { file: 'index.bin', bytes: 0, sha256: '0'.repeat(64) };
  return sealManifest({
    ...{ format: 1, id: 'small', title: 'Small', language: 'en', licence: 'CC0', source: 'a test' },
    ...{ builtBy: 'a test', shards: [], index: file },
    counts: { documents: documents.length, passages: 0 },
  }).manifest;
}
