/** The list of recorded runs that ship: `runs/index.json`. */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';

const entry = z.object({
  id: z.string(),
  title: z.string(),
  language: z.enum(['en', 'zh']),
  policy: z.string(),
  file: z.string().check(z.regex(/^[\w.-]+$/u)),
  kind: z.enum(['ramp', 'question']),
  /** Runs of one task can be compared. */
  task: z.string(),
  /** The run that it stands beside in a comparison; such a run is in no list. */
  beside: z.optional(z.string()),
});

export type RecordedEntry = z.infer<typeof entry>;

/** The entries, or null when the list can't be read. */
export function decodeRecordedIndex(text: string): readonly RecordedEntry[] | null {
  try {
    return z.array(entry).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
