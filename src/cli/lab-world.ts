/** The Training Lab in the terminal: the same corpus, split and search as in the page. */

import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import { seededRandom } from '#core/random.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import type { LabWorld } from '#lab/group.ts';
import { greedy, sampling } from '#lab/policy/chooser.ts';
import { labPolicy } from '#lab/policy/lab-policy.ts';
import { untrained } from '#lab/policy/parameters.ts';
import { rarityIn } from '#lab/rarity.ts';
import { weightsOfPolicyId } from '#lab/shareable-weights.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { openCorpusFolder } from './corpus-folder.ts';

/** The English encyclopedia: the Lab's features are English. */
const language = 'en';

export type OpenedLab = LabWorld & { readonly passages: readonly MaskablePassage[] };

export async function openLab(): Promise<OpenedLab> {
  const corpus = await openCorpusFolder(undefined, language);
  return {
    environment: environmentOf(corpus),
    rarity: rarityIn(corpus.documents),
    passages: maskablePassages(corpus.documents, language),
  };
}

/** The policy of a shared id, or `lab:untrained`, which decides by chance; null when the id holds no weights. */
export async function trainedLabPolicy(id: string): Promise<Policy | null> {
  const isUntrained = id === 'lab:untrained';
  const weights = isUntrained ? untrained() : weightsOfPolicyId(id);
  if (!weights) return null;
  const { rarity } = await openLab();
  const chooser = isUntrained ? sampling(weights, seededRandom(1), () => {}) : greedy(weights);
  return labPolicy(id, chooser, rarity);
}
