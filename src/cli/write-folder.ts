/** Writing a whole folder, or a whole file, at once. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes all files beside the target and puts them in place at once: a folder is whole or not there. Of two
 * processes that write the same folder at the same time, the later one wins.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await writeFolderAs(folder, async (write) => {
    for (const [name, bytes] of files) await write(name, bytes);
  });
}

/** The same for files that are made one by one, so that they need not all be held. */
export async function writeFolderAs<T>(
  folder: string,
  make: (write: (name: string, bytes: Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const draft = `${folder}.draft-${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    const made = await make((name, bytes) => writeFile(join(draft, name), bytes));
    await mkdir(dirname(folder), { recursive: true });
    await putInPlace(draft, folder);
    return made;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Writes a file beside its name and puts it in place at once. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.draft-${process.pid}`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function putInPlace(draft: string, folder: string): Promise<void> {
  const old = `${draft}-old`;
  for (let attempt = 1; ; attempt += 1) {
    // There may be nothing yet.
    await rename(folder, old).catch(() => {});
    try {
      return await rename(draft, folder);
    } catch (error) {
      // Another process has put its folder there in between.
      if (attempt === 3) throw error;
    } finally {
      await rm(old, { recursive: true, force: true });
    }
  }
}
