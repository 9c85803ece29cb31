/** What the page tells about a policy before anything of it is loaded. */
import { BundledError } from './bundled-error.ts';
import { filesOf, policyManifestSchema } from './policy-manifest.ts';

export function readOffer(text: string) {
  const parsed = policyManifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new BundledError({ type: 'unreadable', file: 'manifest.json' });
  const { title, stage, parameters } = parsed.data;
  const files = filesOf(parsed.data, 'cpu') ?? [];
  return { title, stage, parameters, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
