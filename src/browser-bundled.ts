/** The policy that ships beside the page, as files to download; null when none does. */
import type { DownloadSet } from '#core/models/download.ts';
import type { OfferedModel } from '#core/models/offered-model.ts';
import type { Engines } from '#offline/site-files.ts';
import { filesOf, policyManifestSchema } from '#policies/bundled/policy-manifest.ts';
import { storedOf } from '#policies/downloads/download-set.ts';
import { openFileStore } from '#policies/downloads/indexed-db-store.ts';

export async function bundledSet(): Promise<{
  readonly model: OfferedModel;
  readonly set: DownloadSet;
} | null> {
  const folder = new URL('policy/', document.baseURI);
  const manifest = await readManifest(new URL('manifest.json', folder));
  if (!manifest) return null;
  const files = new Map(
    [...(filesOf(manifest, 'cpu') ?? []), ...(filesOf(manifest, 'gpu') ?? [])].map((entry) => [
      entry.sha256,
      {
        name: entry.file,
        url: new URL(entry.file, folder).href,
        bytes: entry.bytes,
        sha256: entry.sha256,
      },
    ]),
  );
  const set = { id: 'bundled', files: [...files.values()] };
  const model: OfferedModel = {
    ...{ id: 'bundled', title: manifest.title, family: 'bundled', from: 'site' },
    parameters: manifest.parameters,
    downloadBytes: set.files.reduce((sum, { bytes }) => sum + bytes, 0),
    ...{ isSizeEstimated: false, licence: manifest.licence, thinks: false, reads: 'en' },
    needs: { gpu: false, f16: false, gpuBytes: null, hosts: [] },
  };
  return { model, set };
}

/** Which engines a downloaded policy needs here; none while its files are not all on this device. */
export async function enginesWanted(): Promise<Engines> {
  try {
    const found = await bundledSet();
    const isHere = found && (await storedOf(found.set, await openFileStore())).isWhole;
    if (!isHere) return 'none';
    return 'gpu' in navigator ? 'all' : 'cpu';
  } catch {
    return 'none';
  }
}

async function readManifest(url: URL) {
  try {
    const response = await fetch(url);
    // Some hosts answer with a page of theirs for what is not there.
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return null;
    const parsed = policyManifestSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
