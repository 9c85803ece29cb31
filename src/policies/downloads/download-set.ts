/** All files of a model, one after the other, with one progress for them all. */
import type { DownloadProgress, DownloadSet } from '#core/models/download.ts';
import { downloadFile, type Network } from './download-file.ts';
import type { FileStore } from './file-store.ts';
import { rateMeter } from './rate-meter.ts';

export async function downloadSet(
  { id, files }: DownloadSet,
  store: FileStore,
  network: Network,
  clock: () => number,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const meter = rateMeter();
  let before = 0;
  for (const file of files) {
    await downloadFile(file, id, store, network, signal, (done, retryMs) => {
      const all = before + done;
      onProgress({ done: all, total, rate: meter.at(all, clock()), retryMs });
    });
    before += file.bytes;
  }
}

/** How much of a set is here, and whether all of it is whole. */
export async function storedOf(
  { files }: DownloadSet,
  store: FileStore,
): Promise<{ readonly done: number; readonly total: number; readonly isWhole: boolean }> {
  const found = await Promise.all(files.map(({ sha256 }) => store.find(sha256)));
  return {
    done: found.reduce((sum, file) => sum + (file?.done ?? 0), 0),
    total: files.reduce((sum, { bytes }) => sum + bytes, 0),
    isWhole: found.every((file) => file?.verified === true),
  };
}
