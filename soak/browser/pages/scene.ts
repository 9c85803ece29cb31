/** One state of one screen, and the way to it. */
import type { Page } from '@playwright/test';
import type { Words } from './words.ts';

export type Scene = {
  readonly name: string;
  /** What follows the site's address. */
  readonly address: string;
  readonly act?: (page: Page, words: Words) => Promise<void>;
  /** Shown as it moves: playback is not cut short, and what jumps meanwhile is counted. */
  readonly moves?: boolean;
};

/** English, with names and dates in it. */
export const text =
  'Beethoven was born in Bonn in December 1770. In 1792 he moved to Vienna to study with Joseph Haydn, and his Ninth Symphony was first played there on 7 May 1824.';
