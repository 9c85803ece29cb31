/**
 * What the Lab trains on and what it is measured on: passages of different documents. A document is held out by a
 * hash of its id, so that the split is the same everywhere and no masked passage of it is ever trained on.
 */
import { makeInstance } from '#core/ramp/make-instance.ts';
import { type MaskablePassage, sampleInstances } from '#core/ramp/sample-instances.ts';
import { type Random, seedFromText } from '#core/random.ts';
import type { Instance } from '#core/task/instance.ts';
import type { DrawInstance } from './dapo.ts';

/** One document in so many is held out. */
const heldOutShare = 5;

export function isHeldOut(documentId: string): boolean {
  return seedFromText(`held out ${documentId}`) % heldOutShare === 0;
}

/** Names, dates and numbers by pattern are all that the Lab masks: it needs no tagger. */
const noTags = () => [];

/** Draws from the documents that are not held out; the same random numbers draw the same. */
export function trainingDraw(passages: readonly MaskablePassage[]): DrawInstance {
  const own = passages.filter(({ documentId }) => !isHeldOut(documentId));
  return (masks, random) => {
    for (;;) {
      const instance = maskAtRandom(own, masks, random);
      if (instance.spans.length === masks) return instance;
    }
  };
}

function maskAtRandom(
  passages: readonly MaskablePassage[],
  masks: number,
  random: Random,
): Instance {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const passage = passages[Math.floor(random() * passages.length)];
    if (!passage) break;
    const { documentId, title, text, language } = passage;
    const seed = Math.floor(random() * 2 ** 31);
    const id = `${documentId}~${seed.toString(36)}`;
    const made = makeInstance(
      { id, title, text, language, masks, seed, source: { documentId } },
      noTags,
    );
    if (made?.spans.length === masks) return made;
  }
  throw new Error('The corpus has no passage with enough to mask.');
}

/** Instances of held-out documents, with one to four masks in turn. */
export function heldOutInstances(
  passages: readonly MaskablePassage[],
  n: number,
  seed: number,
): Instance[] {
  const own = passages.filter(({ documentId }) => isHeldOut(documentId));
  return [...sampleInstances(own, { n, masks: [1, 2, 3, 4], seed }, noTags)];
}
