/** Documents that a visitor has added in one go, in one language. */
import type { Language } from '#core/text/language.ts';
import type { AddedProblem } from '#corpus/added/added-problem.ts';

export type AddedBatch = {
  readonly id: string;
  /** The file, the title, or the number of files. */
  readonly name: string;
  readonly language: Language;
  readonly documents: number;
  readonly passages: number;
  /** In the browser's storage. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** Whether it outlives the page. */
  readonly isKept: boolean;
};

export type AddedOutcome = {
  /** All batches there are now, the newest first. */
  readonly batches: readonly AddedBatch[];
  readonly documents: number;
  /** The first hundred, … */
  readonly problems: readonly AddedProblem[];
  /** … and how many there were beyond. */
  readonly untold: number;
};
