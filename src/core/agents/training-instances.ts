/**
 * Instances that training learns from, chosen with hindsight: in a passage whose document is hidden, the masked
 * spans are mostly ones that another document tells, because most spans of an encyclopedia stand in one document
 * only and teach nothing but to give up. Some passages lose their title, some are told in fewer words.
 */

import { evidenceSentences } from '../metrics/evidence-found.ts';
import { condense } from '../ramp/condense.ts';
import type { Tagger } from '../ramp/make-instance.ts';
import { salientSpans } from '../ramp/salient-spans.ts';
import type { MaskablePassage } from '../ramp/sample-instances.ts';
import { repairTitle } from '../ramp/title-repair.ts';
import { type Random, sampleWeighted, seededRandom, seedFromText, shuffled } from '../random.ts';
import { neverCancelled } from '../rollout/cancel.ts';
import type { Environment } from '../rollout/environment.ts';
import type { Instance, MaskedSpan } from '../task/instance.ts';
import { poseTask } from '../task/task.ts';
import { rewrites } from './rewrites.ts';

export type TrainingMix = {
  /** Passages to try, at most. */
  readonly n: number;
  /** Numbers of masks to go round. */
  readonly masks: readonly number[];
  readonly seed: number;
  /** Shares in percent: source document hidden; without a title; told in fewer words; five hits instead of three. */
  readonly withheld: number;
  readonly untitled: number;
  readonly condensed: number;
  readonly fiveHits: number;
};

export type TrainingInstance = {
  readonly instance: Instance;
  readonly withhold: readonly string[];
  readonly hits: number;
};

/** Spans of a passage that are looked up at most. */
const spansTried = 8;
/** Words that evidence shares with the masked sentence, so that it is no chance; fewer in a document of the same title. */
const sharedWords = { elsewhere: 3, namesake: 2 };
/** Chance that a span which nobody else tells is masked too, so that a policy learns to say so. */
const untoldChance = 0.2;

export async function* trainingInstances(
  passages: readonly MaskablePassage[],
  mix: TrainingMix,
  tagger: Tagger,
  environment: Environment,
): AsyncGenerator<TrainingInstance> {
  const order = shuffled(passages, seededRandom(mix.seed)).slice(0, mix.n);
  for (const [position, passage] of order.entries()) {
    const random = seededRandom((seedFromText(passage.documentId + passage.text) ^ mix.seed) >>> 0);
    const percent = (share: number) => random() * 100 < share;
    const wanted = mix.masks[position % mix.masks.length] ?? 1;
    const withhold = percent(mix.withheld) ? [passage.documentId] : [];
    const hits = percent(mix.fiveHits) ? 5 : 3;
    const candidates = candidatesOf(passage, tagger);
    const spans =
      withhold.length > 0
        ? await toldSpans(passage, candidates, wanted, withhold, environment, random)
        : sampleWeighted(candidates.spans, (span) => span.weight, wanted, random);
    if (spans.length === 0) continue;
    const { documentId } = passage;
    const whole: Instance = {
      id: `${documentId}~${mix.seed}~${position}`,
      kind: 'ramp',
      title: percent(mix.untitled) ? '' : passage.title,
      text: candidates.text,
      spans: [...spans]
        .sort((a, b) => a.start - b.start)
        .map(({ start, end, type }) => ({ start, end, type })),
      source: { documentId },
    };
    const condensing = { sentence: 0.5, word: 0.3 * random() };
    const instance = percent(mix.condensed) ? condense(whole, condensing, random) : whole;
    yield { instance, withhold, hits };
  }
}

type WeightedSpan = MaskedSpan & { readonly weight: number };
type Candidates = { readonly text: string; readonly spans: readonly WeightedSpan[] };

function candidatesOf({ text: raw, title, language }: MaskablePassage, tagger: Tagger): Candidates {
  const isPerson = tagger(title, language).some((tag) => tag.type === 'person');
  const text = repairTitle(raw.trim(), title, isPerson ? 'person' : 'thing');
  return { text, spans: salientSpans({ text, title, language, tags: tagger(text, language) }) };
}

/** Up to `wanted` spans that a search finds told elsewhere, now and then with one more that is not. */
async function toldSpans(
  { title }: MaskablePassage,
  { text, spans }: Candidates,
  wanted: number,
  withhold: readonly string[],
  environment: Environment,
  random: Random,
): Promise<MaskedSpan[]> {
  const told: MaskedSpan[] = [];
  const untold: MaskedSpan[] = [];
  for (const span of sampleWeighted(spans, (own) => own.weight, spansTried, random)) {
    if (told.length === wanted) break;
    const isTold = await isToldElsewhere(title, text, span, withhold, environment);
    (isTold ? told : untold).push(span);
  }
  if (told.length === 0) return [];
  const extra = random() < untoldChance ? untold.slice(0, 1) : [];
  return [...told, ...extra];
}

async function isToldElsewhere(
  title: string,
  text: string,
  span: MaskedSpan,
  withhold: readonly string[],
  environment: Environment,
): Promise<boolean> {
  const alone: Instance = { id: '', kind: 'ramp', title, text, spans: [span] };
  const { view, gold = [] } = poseTask(alone);
  if (view.kind !== 'ramp') return false;
  for (const query of rewrites(view, 0, []).slice(0, 1)) {
    const hits = await environment.search({ query, limit: 5, withhold }, neverCancelled);
    const isEvidence = evidenceSentences(view, gold, 0, hits).some(({ hit, shared }) => {
      const isNamesake = hits[hit]?.title.toLowerCase() === title.toLowerCase();
      return shared >= (isNamesake ? sharedWords.namesake : sharedWords.elsewhere);
    });
    if (isEvidence) return true;
  }
  return false;
}
