/** Which mask next: features of the open masks. What is filled first helps to ask for the rest. */
import type { BlankView } from './blank-view.ts';
import { type Features, featuresOf } from './parameters.ts';
import type { Rarity } from './query-words.ts';

const nearWords = 8;

export function orderOption(view: BlankView, blank: number, rarity: Rarity): Features {
  const near = view.words.filter((word) => word.distance <= nearWords && !word.isStopword);
  const names = near.filter((word) => /^[\p{Lu}\p{N}]/u.test(word.text));
  return featuresOf('order', [
    ['rare-near', near.reduce((sum, word) => sum + rarity(word.folded), 0) / nearWords],
    ['names-near', names.length / nearWords],
    ['mask-near', view.otherMask <= nearWords],
    ['long-sentence', view.sentence.size / 20],
    ['first-mask', blank === 0],
    ['filled-near', near.some((word) => word.isFill)],
  ]);
}
