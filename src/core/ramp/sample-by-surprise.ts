/**
 * RAMP instances masked by perplexity (MaskSearch section 3.1): the same passages in the same order as when spans are
 * drawn, and of each the spans that surprise a model most.
 */
import { seededRandom, shuffled } from '../random.ts';
import type { Instance } from '../task/instance.ts';
import type { Span } from '../text/span.ts';
import { mostSurprising } from './by-surprise.ts';
import { instanceOf, maskable, type Tagger } from './make-instance.ts';
import { type InstanceSample, type MaskablePassage, requestOf } from './sample-instances.ts';

/** For each span the mean natural logarithm of its tokens' probability, read in the text's own company. */
export type ReadSpans = (reading: {
  readonly title: string;
  readonly text: string;
  readonly spans: readonly Span[];
}) => Promise<readonly number[]>;

export async function* sampleBySurprise(
  passages: readonly MaskablePassage[],
  { n, masks, seed }: InstanceSample,
  tagger: Tagger,
  read: ReadSpans,
): AsyncGenerator<Instance> {
  let made = 0;
  for (const passage of shuffled(passages, seededRandom(seed))) {
    if (made >= n) return;
    const request = requestOf(passage, masks[made % masks.length] ?? 1, seed);
    const { text, candidates } = maskable(request, tagger);
    if (candidates.length < request.masks) continue;
    const spans = [...candidates].sort((a, b) => a.start - b.start);
    const logs = await read({ title: request.title, text, spans });
    const instance = instanceOf(request, text, mostSurprising(spans, logs, request.masks));
    if (!instance) continue;
    made += 1;
    yield instance;
  }
}
