/** Runs a measuring script in a process of its own, so that its memory and its processor time are its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#cli/corpus-folder.ts';

/** What the script prints: one line of JSON. */
export function inOwnProcess<T>(file: string, args: readonly (string | number)[]): T {
  const tsx = ['--expose-gc', '--max-old-space-size=3000', '--import', import.meta.resolve('tsx')];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...tsx, join(projectRoot, file), ...args.map(String)],
    { encoding: 'utf8', maxBuffer: 1e8, cwd: projectRoot },
  );
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${stderr}`);
  // Our own script has written it.
  return JSON.parse(stdout) as T;
}

/** Milliseconds of processor time since, of all threads. */
export function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
