/** One process at a time: commands that are started side by side must not all build the same corpus. */
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const pollMs = 50;
/** A lock this old belongs to a process that ended on another machine or whose number was given to another. */
const abandonedMs = 10 * 60_000;

/** Runs while no other process runs under the same lock file; waits for its turn. */
export async function exclusively<T>(lockFile: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lockFile), { recursive: true });
  while (!(await taken(lockFile))) {
    if (await isAbandoned(lockFile)) await rm(lockFile, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  try {
    return await run();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function taken(lockFile: string): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(lockFile: string): Promise<boolean> {
  const owner = Number(await readFile(lockFile, 'utf8').catch(() => ''));
  const since = await stat(lockFile).catch(() => null);
  // Given back in between, or just taken and not yet signed.
  if (!since || owner === 0) return since !== null && Date.now() - since.mtimeMs > abandonedMs;
  return !isRunning(owner) || Date.now() - since.mtimeMs > abandonedMs;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Someone else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
