/**
 * The curriculum (MaskSearch section 3.4): passages with one mask first, then with two, …, up to four. A level is
 * left when its masks are mostly right, or after a while in any case, so that a hard level holds nobody up for ever.
 */
import type { Random } from '#core/random.ts';
import { mostMasks } from './settings.ts';

export type Curriculum = {
  readonly masks: number;
  /** Accuracy of each step at this level, in [0, 1]. */
  readonly accuracies: readonly number[];
};

export const firstLevel: Curriculum = { masks: 1, accuracies: [] };

const window = 4;
const goodEnough = 0.7;
const longest = 12;

export function afterStep({ masks, accuracies }: Curriculum, accuracy: number): Curriculum {
  const all = [...accuracies, accuracy];
  const recent = all.slice(-window);
  const mean = recent.reduce((sum, value) => sum + value, 0) / recent.length;
  const mastered = recent.length === window && mean >= goodEnough;
  const moves = masks < mostMasks && (mastered || all.length >= longest);
  return moves ? { masks: masks + 1, accuracies: [] } : { masks, accuracies: all };
}

/** The number of masks of the next passage. */
export function masksToHide({ masks }: Curriculum, isOn: boolean, random: Random): number {
  return isOn ? masks : 1 + Math.floor(random() * mostMasks);
}
