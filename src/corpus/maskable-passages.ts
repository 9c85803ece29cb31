/**
 * The passages of documents that RAMP masks: cut half a passage later than those that are indexed, and none that
 * lies whole inside an indexed one: no instance is a copy of a hit.
 */
import type { MaskablePassage } from '#core/ramp/sample-instances.ts';
import type { Language } from '#core/text/language.ts';
import type { CorpusDocument } from './document.ts';
import { splitForMasking } from './split.ts';

export function maskablePassages(
  documents: readonly CorpusDocument[],
  language: Language,
): MaskablePassage[] {
  return documents.flatMap(({ id, title, text, passages }) =>
    splitForMasking(text, language)
      .filter(({ start, end }) => !passages.some(([from, to]) => from <= start && end <= to))
      .map(({ start, end }) => ({
        documentId: id,
        title,
        language,
        text: text.slice(start, end).replace(/\n/gu, ' '),
      })),
  );
}
