/**
 * The engines that ours is compared with have a lock file of their own (peers/): 190 MB that nobody needs who only
 * builds, tests or runs the site. They are installed out of sight of the project's own packages, which stay as they are.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { projectRoot } from '#cli/corpus-folder.ts';

const source = join(projectRoot, 'bench', 'engine', 'peers');
const target = join(projectRoot, '.cache', 'engine-peers');

export function installPeers(): void {
  const installed = join(target, 'node_modules', '.package-lock.json');
  const isFresh = () =>
    statSync(installed).mtimeMs >= statSync(join(source, 'package-lock.json')).mtimeMs;
  if (existsSync(installed) && isFresh()) return;
  console.error('Installing the engines to compare with (once, 190 MB) …');
  mkdirSync(target, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(source, file), join(target, file));
  }
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci'], {
    ...{ cwd: target, stdio: ['ignore', 2, 2] as const, shell: isWindows },
  });
  if (status !== 0) {
    throw new Error('The engines to compare with could not be installed: check the network.');
  }
}

/** Packages that files in peers/ import are those that were installed for them. */
export const peerPackages: Plugin = {
  name: 'peer-packages',
  enforce: 'pre',
  resolveId(specifier, importer, options) {
    const isPeer = importer?.startsWith(source) && !/^[./\0]/u.test(specifier);
    if (!isPeer) return null;
    return this.resolve(specifier, join(target, 'importer.js'), { ...options, skipSelf: true });
  },
};
