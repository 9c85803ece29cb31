/**
 * What an evaluation has found so far, on disk: `FILE.part` beside the report's FILE, one line for each run as it
 * ends, so that an evaluation that is stopped or killed loses nothing. Its first line says what is evaluated.
 */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { RunEvent } from '#core/rollout/event.ts';
import { type OutcomeRecord, parseRecord } from '#eval/stored-outcomes.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { badArgument } from './command-error.ts';

export type UnfinishedEvaluation = {
  /** Outcomes of an earlier start; runs that failed are not among them, they are played again. */
  readonly records: readonly OutcomeRecord[];
  readonly keep: (record: OutcomeRecord, events: readonly RunEvent[]) => void;
  /** For a person who has stopped it. */
  readonly howToGoOn: string;
  /** Puts the file of runs in place and removes the part. */
  readonly finish: () => Promise<void>;
};

type Files = { readonly json?: string; readonly runs?: string; readonly resume?: true };

type Evaluated = {
  readonly policies: readonly { readonly id: string }[];
  readonly items: readonly object[];
  /** Which weights the bundled policy has: two trainings have the same id. */
  readonly weights: string | null;
};

export async function unfinishedEvaluation(
  { json, runs, resume }: Files,
  evaluated: Evaluated,
): Promise<UnfinishedEvaluation> {
  if (resume && json === undefined)
    throw badArgument('--resume needs the --json FILE to go on with.');
  const part = json === undefined ? null : `${json}.part`;
  const runsPart = runs === undefined ? null : `${runs}.part`;
  const heading = headingOf(evaluated);
  const records = part === null ? [] : earlierRecords(part, heading, resume ?? false);
  if (part !== null) {
    const lines = [heading, ...records.map((record) => JSON.stringify(record))];
    writeFileSync(part, `${lines.join('\n')}\n`);
  }
  if (runsPart !== null && (!resume || !existsSync(runsPart))) writeFileSync(runsPart, '');
  return {
    records,
    keep: (record, events) => {
      if (runsPart !== null)
        appendFileSync(runsPart, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      if (part !== null) appendFileSync(part, `${JSON.stringify(record)}\n`);
    },
    howToGoOn:
      part === null
        ? 'Stopped: with --json FILE an evaluation can be gone on with.'
        : `Stopped: the outcomes so far stand in ${part}; the same command with --resume goes on.`,
    finish: async () => {
      if (runsPart !== null && runs !== undefined) renameSync(runsPart, runs);
      if (part !== null) rmSync(part, { force: true });
    },
  };
}

function earlierRecords(part: string, heading: string, resume: boolean): OutcomeRecord[] {
  if (!existsSync(part)) return [];
  const [first, ...lines] = readFileSync(part, 'utf8').split('\n');
  const records = lines.flatMap((line) => parseRecord(line) ?? []);
  if (!resume) {
    if (records.length === 0) return [];
    throw badArgument(
      `An unfinished evaluation with ${records.length} outcomes stands in ${part}: go on with --resume, or remove the file.`,
    );
  }
  if (first !== heading) {
    throw badArgument(
      `${part} belongs to an evaluation with other options, items or policies: give those, or remove the file.`,
    );
  }
  const last = new Map(records.map((record) => [`${record.policy}\n${record.outcome.id}`, record]));
  return [...last.values()].filter(({ outcome }) => outcome.ended !== 'failed');
}

/** The same for the same options, policies and items. */
function headingOf({ items, policies, ...rest }: Evaluated): string {
  const hash = sha256Hex(new TextEncoder().encode(JSON.stringify(items)));
  return JSON.stringify({ ...rest, policies: policies.map(({ id }) => id), items: hash });
}
