/** A seeded set of RAMP instances from many passages: about equal numbers with one, two, … masks. */
import { seededRandom, seedFromText, shuffled } from '../random.ts';
import type { Instance } from '../task/instance.ts';
import type { Language } from '../text/language.ts';
import { makeInstance, type Tagger } from './make-instance.ts';

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
  for (const { documentId, title, text, language } of shuffled(passages, seededRandom(seed))) {
    if (made >= n) return;
    const wanted = masks[made % masks.length] ?? 1;
    const itemSeed = (seedFromText(`${documentId}\n${text}`) ^ seed) >>> 0;
    const id = `${documentId}~${itemSeed.toString(36)}`;
    const request = { id, title, text, language, masks: wanted, seed: itemSeed };
    const instance = makeInstance({ ...request, source: { documentId } }, tagger);
    if (instance?.spans.length !== wanted) continue;
    made += 1;
    yield instance;
  }
}
