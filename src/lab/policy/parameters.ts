/**
 * The parameters of the Lab's policy: three linear heads whose every feature has a name that a reader
 * understands. A score is the sum of weight x value over the features that hold.
 *
 *   order   which open mask to search for next        softmax over the open masks
 *   query   which words of the passage to search with  one yes or no for each word
 *   fill    which span of the hits becomes the fill    softmax over the candidates, or search again
 */
export const orderFeatures = [
  'rare-near',
  'names-near',
  'mask-near',
  'long-sentence',
  'first-mask',
  'filled-near',
] as const;

export const queryFeatures = [
  'any',
  'title',
  'rare',
  'stopword',
  'name',
  'number',
  'beside',
  'near',
  'same-sentence',
  'before',
  'long',
  'repeated',
  'own-fill',
  'asked',
  'again-title',
  'again-rare',
  'again-near',
] as const;

export const fillFeatures = [
  'left-word',
  'left-words',
  'right-word',
  'right-words',
  'both-sides',
  'shared-words',
  'shared-rare',
  'same-title',
  'first-hit',
  'later-hit',
  'in-passage',
  'in-title',
  'in-query',
  'told-twice',
  'starts-sentence',
  'same-stop',
  'again',
  'again-nothing-shared',
  'again-nothing-beside',
] as const;

/** What a candidate is, told by its form. */
export const kinds = [
  'year',
  'date',
  'number',
  'name',
  'full-name',
  'sentence',
  'whole-hit',
] as const;

/** The word before the mask, by class: it tells most of what is missing. */
export const cuesBefore = [
  'in',
  'on',
  'of',
  'by',
  'to',
  'from',
  'at',
  'with',
  'and',
  'the',
  'amount',
  'verb',
  'name',
  'number',
  'nothing',
  'word',
] as const;

/** The word after the mask, by class. */
export const cuesAfter = ['unit', 'and', 'of', 'verb', 'name', 'stop', 'comma', 'word'] as const;

export type OrderFeature = (typeof orderFeatures)[number];
export type QueryFeature = (typeof queryFeatures)[number];
export type Kind = (typeof kinds)[number];
export type CueBefore = (typeof cuesBefore)[number];
export type CueAfter = (typeof cuesAfter)[number];
export type FillFeature =
  | (typeof fillFeatures)[number]
  | `kind:${Kind}`
  | `before:${CueBefore}:${Kind}`
  | `after:${CueAfter}:${Kind}`;

export type Head = 'order' | 'query' | 'fill';
export type Parameter = { readonly head: Head; readonly feature: string };

const allFillFeatures: readonly FillFeature[] = [
  ...fillFeatures,
  ...kinds.map((kind) => `kind:${kind}` as const),
  ...cuesBefore.flatMap((cue) => kinds.map((kind) => `before:${cue}:${kind}` as const)),
  ...cuesAfter.flatMap((cue) => kinds.map((kind) => `after:${cue}:${kind}` as const)),
];

/** Every parameter in the order of the weights. */
export const parameters: readonly Parameter[] = [
  ...orderFeatures.map((feature) => ({ head: 'order', feature }) as const),
  ...queryFeatures.map((feature) => ({ head: 'query', feature }) as const),
  ...allFillFeatures.map((feature) => ({ head: 'fill', feature }) as const),
];

export const parameterCount = parameters.length;

const indexByName = new Map(
  parameters.map(({ head, feature }, index) => [`${head}/${feature}`, index]),
);

/** A sparse feature vector: indexes into the weights, and the value of each, mostly in [0, 1]. */
export type Features = { readonly indexes: readonly number[]; readonly values: readonly number[] };

type FeatureOf = { order: OrderFeature; query: QueryFeature; fill: FillFeature };

/** The vector of the features that hold; a value of 0 or false is left out. */
export function featuresOf<H extends Head>(
  head: H,
  found: readonly (readonly [FeatureOf[H], number | boolean])[],
): Features {
  const held = found.filter(([, value]) => value !== 0 && value !== false);
  return {
    indexes: held.map(([feature]) => indexByName.get(`${head}/${feature}`) as number),
    values: held.map(([, value]) => Number(value)),
  };
}

export type Weights = Float64Array;

/** The untrained policy: every weight 0, so that every choice is left to chance. */
export function untrained(): Weights {
  return new Float64Array(parameterCount);
}

export function scoreOf(weights: Weights, { indexes, values }: Features): number {
  let score = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    score += (weights[indexes[at] as number] as number) * (values[at] as number);
  }
  return score;
}
