/** What `npm run reproduce` is asked for. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export const usage = `Usage: npm run reproduce -- [options]

Measures every figure of docs/figures.json again. Ends with status 1 when one differs: when neither the value
that was written down nor the new one lies in the other's 95 % interval.

  --quick        about a dozen items of each row, in minutes: a figure differs when the sample is further from it
                 than 3.3 standard errors of a sample of that size
  --only TEXT    rows whose id holds this
  --policy TEXT  policies whose id holds this
  --corpus DIR   what does not ship: DIR/NAME is a corpus, DIR/NAME.jsonl its instances or questions
  --jobs N       processes at once (default: one for each core, at most 8)
  --resume       go on with a reproduction that was stopped
  --write        write the new figures down, here and in the README's tables

Measuring elsewhere, in parts:

  --commands --parts N --out DIR
                 print the command of each part of each row, a line each, to be run in any order and at once;
                 a line that is run again goes on where it stopped
  --join FILES   read the reports that those have written into docs/figures.json and the README's tables;
                 without a file: only take out what was measured with weights that no longer ship`;

export type ReproduceOptions = {
  readonly quick: boolean;
  readonly only: string;
  readonly policy: string;
  readonly corpus: string | null;
  readonly jobs: number;
  readonly resume: boolean;
  readonly write: boolean;
  readonly commands: boolean;
  readonly parts: number;
  readonly out: string;
  readonly join: boolean;
  readonly files: readonly string[];
  readonly help: boolean;
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const known = {
  ...{ quick: flag, resume: flag, write: flag, commands: flag, join: flag, help: flag },
  ...{ only: text, policy: text, corpus: text, jobs: text, parts: text, out: text },
} as const;

/** Null for options that are not ours. */
export function reproduceOptions(args: readonly string[]): ReproduceOptions | null {
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options: known, allowPositionals: true },
    });
    const { only = '', policy = '', corpus = null, out = '.', quick = false } = values;
    const { resume = false, write = false, commands = false, join = false, help = false } = values;
    const jobs = count(values.jobs, Math.min(8, availableParallelism()));
    const parts = count(values.parts, 1);
    // A sample is no figure to write down.
    if (jobs === null || parts === null || (quick && write)) return null;
    if (!join && positionals.length > 0) return null;
    const chosen = { only, policy, corpus, jobs, parts, out, files: positionals };
    return { ...chosen, quick, resume, write, commands, join, help };
  } catch {
    return null;
  }
}

function count(given: string | undefined, otherwise: number): number | null {
  if (given === undefined) return otherwise;
  return /^[1-9]\d*$/u.test(given) ? Number(given) : null;
}
