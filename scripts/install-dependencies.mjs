// Installs the npm packages when they are missing or older than the lock file. Plain Node: runs before any package is there.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends the process with a plain sentence when the packages can't be installed. */
export function installDependencies() {
  if (!installPackages()) process.exit(1);
}

/** False when the packages can't be installed; the reason is on stderr. */
export function installPackages() {
  const lock = `${root}package-lock.json`;
  const installed = `${root}node_modules/.package-lock.json`;
  // Installed as a package by npm: the packages lie beside this one, and there is no lock file.
  if (!existsSync(lock)) return true;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  console.error('Installing packages (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return true;
  console.error(
    'The packages could not be installed: check the network, then run the command again.',
  );
  return false;
}
