/** Measures rows of docs/figures.json: their commands, several at once, each in a process of its own. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#cli/corpus-folder.ts';
import { parseReports, type StoredReport } from '#eval/stored-outcomes.ts';
import type { FigureCommand } from './figure-commands.ts';

/** Runs commands at most `jobs` at a time, in the order in which they are given; gives their reports. */
export function commandRunner(jobs: number): (command: FigureCommand) => Promise<StoredReport[]> {
  const waiting: (() => void)[] = [];
  let free = jobs;
  return async (command) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      if (!existsSync(command.json)) await run(command);
      return reportsIn(command.json);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Throws one sentence for a file that `eval --json` did not write. */
export function reportsIn(file: string): StoredReport[] {
  const reports = parseReports(readFileSync(file, 'utf8'));
  if (!reports) throw new Error(`${file} is no report of "masksearch eval --json".`);
  return [...reports];
}

function run({ args, row }: FigureCommand): Promise<void> {
  return new Promise((resolve, reject) => {
    const masksearch = join(projectRoot, 'bin', 'masksearch');
    const child = spawn(process.execPath, [masksearch, ...args, '--resume'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`The evaluation of ${row} failed: ${said.trim()}`));
    });
  });
}
