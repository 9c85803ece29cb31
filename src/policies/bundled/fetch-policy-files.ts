/** A policy's files over http: those that the manifest names are kept on the device once they are here. */
import { DownloadError } from '#core/models/download.ts';
import { fetchPolicyFile } from '../downloads/fetch-policy-file.ts';
import { BundledError } from './bundled-error.ts';
import type { ReadPolicyFile } from './open-policy.ts';

/** Files of the bundled policy are deleted together under this name. */
const downloadSetId = 'bundled';

/** `folder` is absolute and ends in "/". */
export function fetchPolicyFiles(folder: string): ReadPolicyFile {
  return async (name, { signal, expected, onProgress } = {}) => {
    const url = new URL(name, folder).href;
    try {
      if (expected) {
        const wanted = { name, url, bytes: expected.bytes, sha256: expected.sha256 };
        return await fetchPolicyFile(wanted, downloadSetId, signal, onProgress);
      }
      const response = await fetch(url, signal ? { signal } : {});
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw error instanceof DownloadError ? asBundled(error, name) : error;
    }
  };
}

function asBundled({ problem, message }: DownloadError, file: string): BundledError {
  switch (problem.type) {
    case 'cut-off':
    case 'too-long':
      return new BundledError({ type: 'wrong-size', file });
    case 'damaged':
      return new BundledError({ type: 'damaged', file });
    case 'no-room':
      return new BundledError({ type: 'other', message });
    default:
      return new BundledError({ type: 'missing', file });
  }
}
