/** A library for tests: nothing added, nothing found. */
import type { LibraryPort } from './library-port.ts';

export const fakeLibrary: LibraryPort = {
  wikiHost: () => null,
  explain: async () => [],
  statistics: async () => ({
    ...{ documents: 1, passages: 1, termsPerPassage: 5, postings: 5 },
    byField: [['science', 1]],
  }),
  batches: async () => [],
  add: async () => ({ batches: [], documents: 0, problems: [], untold: 0 }),
  remove: async () => [],
  exported: async () => null,
};
