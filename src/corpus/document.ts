/** A page of the encyclopedia, and the passages it is cut into for the index. */
import '#lib/strict-csp.ts';
import { z } from 'zod';

const offsets = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);

export const documentSchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  wikipedia: z.string(),
  aliases: z.array(z.string()),
  field: z.string(),
  links: z.array(z.string()),
  text: z.string(),
  /** Where the text comes from, as a URL or a plain word. */
  source: z.string(),
  licence: z.string(),
  /** `[start, end)` of each indexed passage in `text`, in UTF-16 units. */
  passages: z.array(offsets),
});

export type CorpusDocument = z.infer<typeof documentSchema>;

/** Ids of passages are the document's id and a number: "history/napoleon#0". */
export function passageId(documentId: string, ordinal: number): string {
  return `${documentId}#${ordinal}`;
}
