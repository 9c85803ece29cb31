/** The list of lessons that ship: `public/lessons/index.json`, made from their files when the site is built. */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';

const entry = z.object({
  id: z.string().check(z.regex(/^[\w-]+$/u)),
  language: z.enum(['en', 'zh']),
  title: z.string(),
  about: z.string(),
  minutes: z.number(),
  steps: z.int(),
});
export type LessonEntry = z.infer<typeof entry>;

/** The entries, or null when the list can't be read. */
export function decodeLessonIndex(text: string): readonly LessonEntry[] | null {
  try {
    return z.array(entry).parse(JSON.parse(text));
  } catch {
    return null;
  }
}
