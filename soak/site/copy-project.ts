/**
 * A copy of this project as it stands, without what is built. The packages are those of the original, by a link; without
 * the list of packages nothing is installed through it.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'masksearch-publish-'));
  const { stdout } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      ...{ encoding: 'utf8', maxBuffer: 1e8 },
    },
  );
  const options = { preserveTimestamps: true, force: true };
  // A file that was deleted and not yet committed is in the list.
  for (const name of stdout
    .split('\0')
    .filter((path) => path !== '' && path !== 'package-lock.json'))
    await cp(name, join(folder, name), options).catch(() => {});
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}
