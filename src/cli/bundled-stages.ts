/** Which stages of the bundled policy a folder holds, and which weights they are. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '#lib/sha256.ts';
import { projectRoot } from './corpus-folder.ts';

const manifestName = 'manifest.json';

const weighted = z.object({ weights: z.array(z.object({ sha256: z.string() })) });

/** `bundled`, and `bundled@STAGE` for every folder of a stage inside it; none where no policy ships. */
export async function bundledIds(policyFolder?: string): Promise<string[]> {
  const folder = folderOf(policyFolder);
  const own = existsSync(join(folder, manifestName)) ? ['bundled'] : [];
  const names = await readdir(folder).catch(() => []);
  const stages = names.filter((name) => existsSync(join(folder, name, manifestName)));
  return [...own, ...stages.sort().map((stage) => `bundled@${stage}`)];
}

/** Changes when the weights do; null where no policy is. */
export async function bundledFingerprint(policyFolder?: string): Promise<string | null> {
  const bytes = await readFile(join(folderOf(policyFolder), manifestName)).catch(() => null);
  return bytes && sha256Hex(bytes);
}

/** The hashes of a trained policy's weights, from its manifest; undefined for what has none here. */
export async function weightsOf(
  policyId: string,
  policyFolder?: string,
): Promise<string | undefined> {
  const match = /(?:^|:)bundled(?:@([\w.-]+))?$/u.exec(policyId);
  if (!match) return undefined;
  const path = join(folderOf(policyFolder), match[1] ?? '', manifestName);
  const text = await readFile(path, 'utf8').catch(() => 'null');
  const manifest = weighted.safeParse(JSON.parse(text));
  const hashes = manifest.data?.weights.map(({ sha256 }) => sha256.slice(0, 16));
  return hashes?.join('+');
}

function folderOf(policyFolder: string | undefined): string {
  return policyFolder === undefined ? join(projectRoot, 'public', 'policy') : resolve(policyFolder);
}
