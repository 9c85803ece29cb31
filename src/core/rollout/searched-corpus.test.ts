import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchedCorpus, searchedCorpusId } from './searched-corpus.ts';

test('what was searched is read back from the id', () => {
  const base = fc.stringMatching(/^[a-z0-9-]{1,12}$/u);
  const anyCorpus = fc.record({ base, own: fc.boolean(), wikipedia: fc.boolean() });
  fc.assert(
    fc.property(anyCorpus, (corpus) => {
      expect(searchedCorpus(searchedCorpusId(corpus))).toEqual(corpus);
    }),
  );
});
