/**
 * A RAMP instance from a passage: its salient spans, drawn without replacement with chances by length.
 *
 *   passage -> repairTitle -> salientSpans -> draw 1 to 4 -> Instance
 */
import { sampleWeighted, seededRandom } from '../random.ts';
import type { Instance } from '../task/instance.ts';
import type { Language } from '../text/language.ts';
import type { TypedSpan } from './patterns.ts';
import { salientSpans } from './salient-spans.ts';
import { repairTitle } from './title-repair.ts';

/** Finds the kinds of names, and terms, in a text; a library or a small rule set behind one function. */
export type Tagger = (text: string, language: Language) => readonly TypedSpan[];

export type InstanceRequest = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  /** 1 or more. */
  readonly masks: number;
  readonly seed: number;
  readonly source?: Instance['source'];
};

/** An instance with at most `masks` spans, or null when nothing in the passage can be masked. */
export function makeInstance(request: InstanceRequest, tagger: Tagger): Instance | null {
  const { text, candidates } = maskable(request, tagger);
  const { masks, seed } = request;
  const drawn = sampleWeighted(candidates, (span) => span.weight, masks, seededRandom(seed));
  return instanceOf(request, text, drawn);
}

/** The text as it is masked, and its salient spans with their chances. */
export function maskable(
  { title, text: given, language }: Pick<InstanceRequest, 'title' | 'text' | 'language'>,
  tagger: Tagger,
) {
  const isPerson = tagger(title, language).some((tag) => tag.type === 'person');
  const text = repairTitle(given.trim(), title, isPerson ? 'person' : 'thing');
  const candidates = salientSpans({ text, title, language, tags: tagger(text, language) });
  return { text, candidates };
}

export function instanceOf(
  { id, title, seed, source }: InstanceRequest,
  text: string,
  chosen: readonly TypedSpan[],
): Instance | null {
  if (chosen.length === 0) return null;
  const spans = [...chosen]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, type }) => ({ start, end, type }));
  return { id, kind: 'ramp', title, text, spans, seed, ...(source && { source }) };
}
