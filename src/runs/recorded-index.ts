/** The list of recorded runs that ship: `runs/index.json`. */
import './strict-csp.ts';
import { z } from 'zod/mini';

const entry = z.object({
  id: z.string(),
  title: z.string(),
  language: z.enum(['en', 'zh']),
  policy: z.string(),
  file: z.string().check(z.regex(/^[\w.-]+$/u)),
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
