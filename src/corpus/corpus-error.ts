/** What can be wrong with a corpus folder. The kind picks the words that a surface shows. */
export type CorpusProblem = {
  readonly kind:
    | 'missing'
    | 'not-a-corpus'
    | 'other-version'
    | 'wrong-size'
    | 'damaged'
    | 'unreadable';
  readonly file: string;
};

export class CorpusError extends Error {
  override readonly name = 'CorpusError';
  readonly details: CorpusProblem;
  constructor(details: CorpusProblem) {
    super(explain(details));
    this.details = details;
  }
}

/** The problem in one plain English sentence. */
function explain({ kind, file }: CorpusProblem): string {
  switch (kind) {
    case 'missing':
      return `The corpus file ${file} can't be read: check the path or the connection, or build the corpus again.`;
    case 'not-a-corpus':
      return `${file} is not a corpus manifest: point to a folder that "masksearch corpus build" made.`;
    case 'other-version':
      return `${file} was made by another version of this program: build the corpus again.`;
    case 'wrong-size':
      return `The corpus file ${file} is cut off or has grown: fetch or build it again.`;
    case 'damaged':
      return `The corpus file ${file} is damaged (its SHA-256 differs): fetch or build it again.`;
    case 'unreadable':
      return `The corpus file ${file} holds something else than documents or an index: build the corpus again.`;
  }
}
