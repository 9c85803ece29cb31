/** A seeded set of RAMP instances from many passages: about equal numbers with one, two, … masks. */
import { seededRandom, seedFromText, shuffled } from '../random.ts';
import type { Instance } from '../task/instance.ts';
import type { Language } from '../text/language.ts';
import { type InstanceRequest, makeInstance, type Tagger } from './make-instance.ts';

export type MaskablePassage = {
  readonly documentId: string;
  readonly title: string;
  readonly text: string;
  readonly language: Language;
};

export type InstanceSample = {
  readonly n: number;
  /** The numbers of masks to go round, for example [1, 2, 3, 4]. */
  readonly masks: readonly number[];
  readonly seed: number;
};

/** Yields up to `n` instances, each with exactly the asked number of masks; passages with too few spans are skipped. */
export function* sampleInstances(
  passages: readonly MaskablePassage[],
  { n, masks, seed }: InstanceSample,
  tagger: Tagger,
): Generator<Instance> {
  let made = 0;
  for (const passage of shuffled(passages, seededRandom(seed))) {
    if (made >= n) return;
    const request = requestOf(passage, masks[made % masks.length] ?? 1, seed);
    const instance = makeInstance(request, tagger);
    if (instance?.spans.length !== request.masks) continue;
    made += 1;
    yield instance;
  }
}

/** What to make of a passage; its seed depends on its text, so that no order of passages changes it. */
export function requestOf(
  { documentId, title, text, language }: MaskablePassage,
  masks: number,
  seed: number,
): InstanceRequest {
  const itemSeed = (seedFromText(`${documentId}\n${text}`) ^ seed) >>> 0;
  const id = `${documentId}~${itemSeed.toString(36)}`;
  return { id, title, text, language, masks, seed: itemSeed, source: { documentId } };
}
