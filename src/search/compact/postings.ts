/**
 * The passages that hold a term, in one field: pairs of (gap to the passage before, frequency), each as a variable
 * number of bytes with seven bits in each, so that most pairs take two bytes.
 *
 *   passages 3, 4, 300 with frequencies 1, 2, 1   ->   3 1 | 1 2 | 168 2 1
 */
import { byteWriter } from './byte-writer.ts';

export type Postings = { readonly count: number; readonly bytes: Uint8Array };

export const noPostings: Postings = { count: 0, bytes: new Uint8Array(0) };

export type PostingsWriter = {
  /** Passages come in ascending order. */
  readonly add: (passage: number, frequency: number) => void;
  readonly postings: () => Postings;
};

export function postingsWriter(): PostingsWriter {
  const writer = byteWriter(6);
  let count = 0;
  let last = 0;
  return {
    add: (passage, frequency) => {
      writer.number(passage - last);
      writer.number(frequency);
      last = passage;
      count += 1;
    },
    postings: () => ({ count, bytes: writer.bytes() }),
  };
}

/** Calls back for each passage, in ascending order, until the callback gives false. */
export function eachPosting(
  { bytes }: Postings,
  see: (passage: number, frequency: number) => boolean,
): void {
  let at = 0;
  let passage = 0;
  while (at < bytes.length) {
    let gap = 0;
    let shift = 0;
    let byte = bytes[at++] ?? 0;
    while (byte > 127) {
      gap |= (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++] ?? 0;
    }
    passage += gap | (byte << shift);
    let frequency = 0;
    shift = 0;
    byte = bytes[at++] ?? 0;
    while (byte > 127) {
      frequency |= (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++] ?? 0;
    }
    frequency |= byte << shift;
    if (!see(passage, frequency)) return;
  }
}

/** How often the term stands in the field of this passage. */
export function frequencyIn(postings: Postings, passage: number): number {
  let found = 0;
  eachPosting(postings, (at, frequency) => {
    if (at === passage) found = frequency;
    return at < passage;
  });
  return found;
}
