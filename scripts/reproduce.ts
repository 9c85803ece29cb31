/** npm run reproduce: measures every figure of docs/figures.json again and says which differ. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#cli/corpus-folder.ts';
import { reportOf } from '#eval/report.ts';
import { parseReports } from '#eval/stored-outcomes.ts';
import {
  differs,
  evalArguments,
  type FigureRow,
  type Figures,
  figureTable,
  parseFigures,
  reproduced,
  withTable,
} from './figures.ts';

const usage = `Usage: npm run reproduce -- [options]

Measures every figure of docs/figures.json again. Ends with status 1 when one differs: when neither the value
that was written down nor the new one lies in the other's 95 % interval.

  --only TEXT    rows whose id holds this
  --n N          fewer items of each row, for a quick look
  --corpus DIR   corpora that do not ship: DIR/NAME is the corpus, DIR/NAME.jsonl its instances
  --write        write the new figures down, here and in the README's table`;

const file = join(projectRoot, 'docs', 'figures.json');
const readme = join(projectRoot, 'README.md');
const work = join(projectRoot, '.cache', 'reproduce');

type Options = {
  readonly only?: string;
  readonly n?: string;
  readonly corpus?: string;
  readonly write?: boolean;
  readonly help?: boolean;
};
type Tally = { same: number; different: number; skipped: number };

process.exitCode = main(process.argv.slice(2));

function main(args: string[]): number {
  const options = optionsOf(args);
  if (options === null || (options.n !== undefined && !/^[1-9]\d*$/u.test(options.n))) {
    console.error(usage);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const figures = parseFigures(readFileSync(file, 'utf8'));
  const tally: Tally = { same: 0, different: 0, skipped: 0 };
  const rows = figures.rows.map((row) => {
    if (options.only !== undefined && !row.id.includes(options.only)) return row;
    return again(row, options, tally);
  });
  if (options.write) write({ ...figures, rows });
  console.log(
    `\n${tally.same} figures reproduced, ${tally.different} differ, ${tally.skipped} rows skipped`,
  );
  return tally.different > 0 ? 1 : 0;
}

/** The row as it is measured now. */
function again(row: FigureRow, { n, corpus, write: writes }: Options, tally: Tally): FigureRow {
  const corpora = corpus === undefined ? null : resolve(corpus);
  console.log(`\n${row.id}`);
  if (row.corpus !== undefined && (corpora === null || !existsSync(join(corpora, row.corpus)))) {
    console.log(`  skipped: needs --corpus DIR with the corpus ${row.corpus} and its instances`);
    tally.skipped += 1;
    return row;
  }
  const measured = measure(n === undefined ? row : { ...row, n: Number(n) }, corpora);
  for (const policy of row.policies) {
    const [before, now] = [row.measured[policy], measured[policy]];
    for (const name of reproduced) {
      const [old, fresh] = [before?.metrics[name], now?.metrics[name]];
      if (!old && !fresh) continue;
      if (old && fresh && !differs(old, fresh)) tally.same += 1;
      else if (!old && writes) tally.same += 1;
      else {
        tally.different += 1;
        console.log(
          `  differs: ${policy} ${name}: ${shown(old)} written down, ${shown(fresh)} now`,
        );
      }
    }
    const value = now?.metrics[row.metric];
    console.log(`  ${policy.padEnd(28)}${row.metric} ${shown(value)}  (n = ${now?.n ?? 0})`);
  }
  return { ...row, measured: { ...row.measured, ...measured } };
}

function measure(row: FigureRow, corpora: string | null): FigureRow['measured'] {
  mkdirSync(work, { recursive: true });
  const json = join(work, `${row.id}.json`);
  for (const path of [json, `${json}.part`]) rmSync(path, { force: true });
  const args = evalArguments(row, corpora);
  console.log(`  bin/masksearch ${args.join(' ')}`);
  const masksearch = join(projectRoot, 'bin', 'masksearch');
  const { status } = spawnSync(process.execPath, [masksearch, ...args, '--json', json], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`The evaluation of ${row.id} failed: the line above says why.`);
  const reports = parseReports(readFileSync(json, 'utf8')) ?? [];
  return Object.fromEntries(
    reports.map(({ outcomes, ...described }) => {
      const { n, metrics, ci95, policy } = reportOf(outcomes, described);
      const kept = reproduced.flatMap((name) => {
        const [value, interval] = [metrics[name], ci95[name]];
        if (value === null || interval === null) return [];
        return [[name, [value, ...interval].map((share) => Number(share.toFixed(4)))]];
      });
      return [policy, { n, metrics: Object.fromEntries(kept) }];
    }),
  );
}

function write(figures: Figures): void {
  // One measure a line: a change of a figure is a change of a line.
  const text = JSON.stringify(figures, null, 1).replace(
    /\[\s+([\d.e-]+),\s+([\d.e-]+),\s+([\d.e-]+)\s+\]/gu,
    '[$1, $2, $3]',
  );
  writeFileSync(file, `${text}\n`);
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), figureTable(figures)));
}

function shown(measure: readonly number[] | undefined): string {
  if (!measure) return 'nothing';
  const [value, low, high] = measure.map((share) => share.toFixed(3));
  return `${value} [${low}, ${high}]`;
}

function optionsOf(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const known = { only: text, n: text, corpus: text, write: flag, help: flag } as const;
  try {
    return parseArgs({ args, options: known }).values;
  } catch {
    return null;
  }
}
