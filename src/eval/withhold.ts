/** What an instance's own source may not give away during an evaluation. */
import type { EvalItem } from './evaluate.ts';

export const withholdings = ['none', 'passage', 'document'] as const;
export type Withhold = (typeof withholdings)[number];

/** Ids of the indexed passages that hold a part of a document's text; none when the text isn't the document's. */
export type PassagesHolding = (documentId: string, text: string) => readonly string[];

/** Thrown before anything is played: an evaluation that hid nothing would be told as one that did. */
export class NothingToWithhold extends Error {
  override readonly name = 'NothingToWithhold';
}

/**
 * The ids to hide from an item. `passage` hides the passages that hold a part of the instance's text and leaves the
 * rest of its document. Throws NothingToWithhold when an instance doesn't say where it comes from.
 */
export function withheldFrom(
  item: EvalItem,
  withhold: Withhold,
  passagesHolding: PassagesHolding,
): readonly string[] {
  if (item.kind === 'question' || withhold === 'none') return [];
  const { source, text, id } = item;
  if (!source) {
    throw new NothingToWithhold(
      `The instance ${id} doesn't name its source document, so it can't be withheld: use --withhold none.`,
    );
  }
  if (withhold === 'document') return [source.documentId];
  const holding = passagesHolding(source.documentId, text);
  const named = source.passageId === undefined ? [] : [source.passageId];
  const hidden = [...new Set([...named, ...holding])];
  if (hidden.length > 0) return hidden;
  throw new NothingToWithhold(
    `The text of instance ${id} doesn't stand in its source document, so its passage can't be withheld: use --withhold document.`,
  );
}
