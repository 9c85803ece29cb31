/** What can be wrong with what somebody adds. The kind picks the words that a surface shows. */
export type AddedProblem = {
  readonly kind: /** One document has more than its share of bytes. */
    | 'too-large'
    /** The rest of what was added is left out. */
    | 'too-many'
    /** All together hold more than a browser can keep at hand: the rest is left out. */
    | 'too-much'
    | 'unknown-kind'
    | 'not-text'
    | 'no-text'
    | 'broken-line'
    | 'broken-page'
    | 'broken-front-matter'
    /** A title that the wiki does not have. */
    | 'missing-title'
    | 'wiki-failed'
    /** Searchable until the page is closed, but not kept. */
    | 'not-kept';
  /** The file, the title or the line. */
  readonly where: string;
  readonly detail?: string;
};

/** Of one document. */
export const largestDocument = 10 * 1024 * 1024;
/** In one go. */
export const mostDocuments = 10_000;
/** Characters of all documents in one go: they are kept in memory, to be searched. */
export const mostCharacters = 100 * 1000 * 1000;
