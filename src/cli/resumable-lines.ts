/**
 * JSON lines that survive a kill: finished ones are added to FILE.partial, one write each; the next start reads what
 * is there and leaves it out; FILE itself is written whole at the end.
 */
import { appendFile, readFile, rm } from 'node:fs/promises';
import { writeWhole } from './write-folder.ts';

export type Outcome = { readonly id: string; readonly kept: boolean; readonly line: object | null };

export async function resumableLines(file: string) {
  const partial = `${file}.partial`;
  const outcomes = await readOutcomes(partial);
  return {
    done: new Set(outcomes.map(({ id }) => id)) as ReadonlySet<string>,
    outcomes: outcomes as readonly Outcome[],
    add: async (outcome: Outcome) => {
      outcomes.push(outcome);
      await appendFile(partial, `${JSON.stringify(outcome)}\n`);
    },
    /** In the order of their ids, so that concurrency does not change the file. */
    finish: async () => {
      const kept = outcomes
        .filter((one) => one.kept && one.line !== null)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      await writeWhole(file, kept.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
      await rm(partial, { force: true });
      return kept.length;
    },
  };
}

/** A last line that was cut off by the kill is left out, and so made again. */
async function readOutcomes(path: string): Promise<Outcome[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await writeWhole(path, whole);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Outcome => JSON.parse(line));
}
