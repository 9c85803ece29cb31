/** A corpus folder on the web. */
import type { ReadFile } from '#corpus/open-corpus.ts';

export function fetchFile(folderUrl: string): ReadFile {
  return async (name, signal) => {
    const response = await fetch(new URL(name, folderUrl), signal ? { signal } : {});
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
