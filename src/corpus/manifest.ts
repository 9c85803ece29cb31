/**
 * A corpus is a folder: `manifest.json`, compressed shards of documents and the serialised index. The
 * manifest names every file with its size and SHA-256, and its own, so that a damaged one is named on load.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import { sha256Hex } from '#lib/sha256.ts';

/** Raised when a change makes older folders unreadable. */
export const corpusFormat = 1;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/u));
const file = z.object({
  file: z.string().check(z.regex(/^[\w.-]+$/u)),
  bytes: z.int().check(z.nonnegative()),
  sha256: hash,
});

export const manifestSchema = z.object({
  format: z.literal(corpusFormat),
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  language: z.enum(['en', 'zh']),
  licence: z.string(),
  source: z.string(),
  builtBy: z.string(),
  counts: z.object({ documents: z.int(), passages: z.int() }),
  shards: z.array(z.extend(file, { documents: z.int() })),
  /** MiniSearch as JSON; with `postings`, the head of a compact index, which is read shard by shard. */
  index: file,
  postings: z.optional(z.array(file)),
  /** Of the manifest's own text, with this hash left empty. */
  sha256: hash,
});

export type CorpusManifest = z.infer<typeof manifestSchema>;
export type CorpusFile = z.infer<typeof file>;

/** The manifest with its own hash, and the text of its file. */
export function sealManifest(content: Omit<CorpusManifest, 'sha256'>): {
  readonly manifest: CorpusManifest;
  readonly text: string;
} {
  const textWith = (sha256: string) => `${JSON.stringify({ ...content, sha256 }, null, 2)}\n`;
  const sha256 = hashOf(textWith(''));
  return { manifest: { ...content, sha256 }, text: textWith(sha256) };
}

/** Whether a manifest's text is, byte for byte, what was written. */
export function isSealed(text: string, { sha256 }: CorpusManifest): boolean {
  const at = text.lastIndexOf(sha256);
  return hashOf(text.slice(0, at) + text.slice(at + sha256.length)) === sha256;
}

function hashOf(text: string): string {
  return sha256Hex(new TextEncoder().encode(text));
}
