/** The `masksearch` command. Exit codes: 0 success, 1 failure, 2 bad arguments; errors are one sentence on stderr. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { addCorpus } from './corpus-command.ts';
import { projectRoot } from './corpus-folder.ts';
import { addEnvironment } from './environment-command.ts';
import { addEval } from './eval-command.ts';
import { addLab } from './lab-command.ts';
import { addRamp } from './ramp-command.ts';
import { addAsk, addFill } from './run-command.ts';
import { addSearch } from './search-command.ts';
import { addTrajectories } from './trajectories-command.ts';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

const program = new Command('masksearch')
  .description('Fill the masked spans of a passage by searching a local encyclopedia.')
  .version(version)
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .configureOutput({ outputError: () => {} });
for (const add of [
  addFill,
  addAsk,
  addSearch,
  addCorpus,
  addRamp,
  addEval,
  addEnvironment,
  addTrajectories,
  addLab,
])
  add(program);

// A reader that stops early (head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The output can't be written: ${error.message}.\n`);
  process.exit(1);
});

try {
  inheritSettings(program);
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Subcommands made with `.command()` copy settings only from before they were added. */
function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code !== 'commander.help') process.stderr.write(`${plain(error.message)}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof CommandError ? error.exitCode : 1;
}

function plain(message: string): string {
  const sentence = message
    .replace(/^error: /u, '')
    .replace(/\n\(Did you mean (.*)\?\)$/u, ' (did you mean $1?)')
    .replace(/\.$/u, '');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}: see "masksearch --help".`;
}
