/** Which command of `bin/masksearch` measures which figure, whole or in parts that run on their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureRow } from './figures.ts';

export type FigureCommand = {
  readonly row: string;
  /** Where the report of this part goes. */
  readonly json: string;
  /** Of `bin/masksearch`. */
  readonly args: readonly string[];
};

export type CommandRequest = {
  /** Stages of the trained policy that ship: what `bundled@*` stands for. */
  readonly stages: readonly string[];
  /** Only policies whose id holds this. */
  readonly policy?: string | undefined;
  /** The folder of corpora and items that do not ship. */
  readonly corpora: string | null;
  /** Where reports go. */
  readonly folder: string;
  readonly parts: number;
  /** Of each process, for the trained policy. */
  readonly threads?: number | undefined;
};

export function figureCommands(row: FigureRow, request: CommandRequest): FigureCommand[] {
  const { folder, parts, threads, corpora } = request;
  const policies = policiesOf(row, request);
  if (policies.length === 0) return [];
  const args = evalArguments({ ...row, policies }, corpora);
  return Array.from({ length: parts }, (_, at) => {
    const part = parts === 1 ? [] : ['--shard', `${at + 1}/${parts}`];
    const json = join(folder, `${row.id}.${at + 1}-of-${parts}.json`);
    const own = threads === undefined ? [] : ['--threads', String(threads)];
    return { row: row.id, json, args: [...args, ...own, ...part, '--json', json] };
  });
}

/** A line for a shell that runs the part, goes on with it, or does nothing when it is done. */
export function shellLine({ json, args }: FigureCommand): string {
  const command = ['bin/masksearch', ...args, '--resume'].map(quoted).join(' ');
  return `test -s ${quoted(json)} || ${command}`;
}

function quoted(word: string): string {
  return /^[\w@:./,=-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The policies of a row, stages by their names. */
export function policiesOf(
  { policies }: FigureRow,
  { stages, policy = '' }: Pick<CommandRequest, 'stages' | 'policy'>,
): string[] {
  return policies
    .flatMap((id) => (id === 'bundled@*' ? stages : [id]))
    .filter((id) => id.includes(policy));
}

/** The arguments of `bin/masksearch` that measure a row. `corpora` is the folder of what does not ship. */
export function evalArguments(row: FigureRow, corpora: string | null): string[] {
  const { policies, n, seed, hits, masks, language, withhold, corpus } = row;
  const items = itemsOf(row);
  return [
    ...['eval', '--suite', items === undefined ? row.suite : `file:${corpora}/${items}.jsonl`],
    ...(corpus === undefined ? [] : ['--corpus', `${corpora}/${corpus}`]),
    ...['--policy', ...policies, '--n', String(n), '--seed', String(seed)],
    ...(hits === undefined ? [] : ['--hits', String(hits)]),
    ...(masks === undefined ? [] : ['--masks', masks]),
    ...(language === undefined ? [] : ['--language', language]),
    ...(withhold === undefined ? [] : ['--withhold', withhold]),
  ];
}

/** What a row needs and `--corpus DIR` does not hold; empty when it can be measured. */
export function missing(row: FigureRow, corpora: string | null): string[] {
  const items = itemsOf(row);
  const names = [row.corpus ?? [], items === undefined ? [] : `${items}.jsonl`].flat();
  return names.filter((name) => corpora === null || !existsSync(join(corpora, name)));
}

/** Items beside a corpus that does not ship have its name. */
function itemsOf({ items, corpus }: FigureRow): string | undefined {
  return items ?? corpus;
}
