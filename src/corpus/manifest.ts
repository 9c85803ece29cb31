/**
 * A corpus is a folder: `manifest.json`, compressed shards of documents and the serialised index. The
 * manifest names every file with its size and SHA-256, so that a damaged one is named on load.
 */
import { z } from 'zod';

/** Raised when a change makes older folders unreadable. */
export const corpusFormat = 1;

const file = z.object({
  file: z.string().regex(/^[\w.-]+$/u),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

export const manifestSchema = z.object({
  format: z.literal(corpusFormat),
  id: z.string().min(1),
  title: z.string(),
  language: z.enum(['en', 'zh']),
  licence: z.string(),
  source: z.string(),
  builtBy: z.string(),
  counts: z.object({ documents: z.number().int(), passages: z.number().int() }),
  shards: z.array(file.extend({ documents: z.number().int() })),
  index: file,
});

export type CorpusManifest = z.infer<typeof manifestSchema>;
export type CorpusFile = z.infer<typeof file>;
