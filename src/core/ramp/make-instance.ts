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
  const { id, title, language, masks, seed, source } = request;
  const isPerson = tagger(title, language).some((tag) => tag.type === 'person');
  const text = repairTitle(request.text.trim(), title, isPerson ? 'person' : 'thing');
  const candidates = salientSpans({ text, title, language, tags: tagger(text, language) });
  const drawn = sampleWeighted(candidates, (span) => span.weight, masks, seededRandom(seed));
  if (drawn.length === 0) return null;
  const spans = drawn
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, type }) => ({ start, end, type }));
  return { id, kind: 'ramp', title, text, spans, seed, ...(source && { source }) };
}
