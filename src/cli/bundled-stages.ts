/** Which stages of the bundled policy a folder holds, and which weights they are. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sha256Hex } from '#lib/sha256.ts';
import { projectRoot } from './corpus-folder.ts';

const manifestName = 'manifest.json';

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

function folderOf(policyFolder: string | undefined): string {
  return policyFolder === undefined ? join(projectRoot, 'public', 'policy') : resolve(policyFolder);
}
