/** npm run reproduce: measures every figure of docs/figures.json again and says which differ. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { bundledIds, weightsOf } from '#cli/bundled-stages.ts';
import { projectRoot } from '#cli/corpus-folder.ts';
import { itemsOf } from '#cli/suite.ts';
import { mergeReports } from '#eval/merge-reports.ts';
import type { StoredReport } from '#eval/stored-outcomes.ts';
import { writeDocument } from '../bench/write-document.ts';
import { compareFigures } from './compare-figures.ts';
import { failuresDocument, shownRow } from './failures-document.ts';
import { figureCommands, missing, shellLine } from './figure-commands.ts';
import { withTables } from './figure-tables.ts';
import { type FigureRow, type Figures, figuresText, parseFigures } from './figures.ts';
import { joinFigures, rowOf, withFigures } from './join-figures.ts';
import { measuredFrom } from './measured-figures.ts';
import { commandRunner, reportsIn } from './remeasure-figures.ts';
import { type ReproduceOptions, reproduceOptions, usage } from './reproduce-options.ts';

const file = join(projectRoot, 'docs', 'figures.json');
const readme = join(projectRoot, 'README.md');
const work = join(projectRoot, '.cache', 'reproduce');

/** What a quick look takes of each row. */
const sampleItems = 12;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const options = reproduceOptions(args);
  if (options === null || options.help) {
    (options ? console.log : console.error)(usage);
    return options ? 0 : 2;
  }
  const figures = parseFigures(readFileSync(file, 'utf8'));
  if (options.join) return joinFiles(figures, options.files);
  const rows = figures.rows.filter(({ id }) => id.includes(options.only));
  if (options.commands) return printCommands(rows, options);
  return measureAgain(figures, rows, options);
}

async function measureAgain(
  figures: Figures,
  rows: readonly FigureRow[],
  options: ReproduceOptions,
): Promise<number> {
  if (!options.resume) rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const started = await startAll(rows, options);
  const tally = { same: 0, different: 0, skipped: 0 };
  const measured = new Map<string, FigureRow>();
  for (const { row, commands, reports } of started) {
    console.log(`\n${row.id}`);
    const why = whyNot(row, commands.length, options);
    if (why !== null) {
      console.log(`  skipped: ${why}`);
      tally.skipped += 1;
      continue;
    }
    for (const { args } of commands) console.log(`  bin/masksearch ${args.join(' ')}`);
    const found = (await reports).flat();
    const now = measuredFrom(found);
    if ('problem' in now) throw new Error(`${row.id}: ${now.problem}`);
    const { same, different, lines } = compareFigures(row, now);
    for (const line of lines) console.log(line);
    tally.same += same;
    tally.different += different;
    measured.set(row.id, withFigures(row, now));
    if (options.write && row.id === shownRow) await writeFailures(found);
  }
  if (options.write)
    write({ ...figures, rows: figures.rows.map((row) => measured.get(row.id) ?? row) });
  console.log(
    `\n${tally.same} figures reproduced, ${tally.different} differ, ${tally.skipped} rows skipped`,
  );
  return tally.different > 0 && !options.write ? 1 : 0;
}

/** All rows are under way at once; each waits for its own parts. */
async function startAll(rows: readonly FigureRow[], options: ReproduceOptions) {
  const { jobs, policy, quick } = options;
  const corpora = options.corpus === null ? null : resolve(options.corpus);
  const stages = await stagesThatShip();
  const run = commandRunner(jobs);
  const threads = Math.max(1, Math.floor(availableParallelism() / jobs));
  return rows.map((row) => {
    const known = options.write ? row : { ...row, policies: Object.keys(row.measured) };
    const most = Math.max(0, ...Object.values(row.measured).map(({ n }) => n));
    // Drawn suites go round the numbers of masks: an odd number of parts has all of them in each.
    const parts = quick ? Math.ceil(most / sampleItems) | 1 : jobs | 1;
    const request = { stages, policy, corpora, folder: work, parts, threads };
    const all = missing(row, corpora).length > 0 ? [] : figureCommands(known, request);
    const commands = quick ? all.slice(0, 1) : all;
    const reports = Promise.all(
      commands.map(async (command) => {
        const found = await run(command);
        return quick ? found.map(({ part: _, ...report }) => report) : found;
      }),
    );
    // The first that fails is told where its row is; nobody waits for the others then.
    reports.catch(() => {});
    return { row, commands, reports };
  });
}

function whyNot(row: FigureRow, commands: number, { corpus }: ReproduceOptions): string | null {
  const lacking = missing(row, corpus);
  if (lacking.length > 0) return `needs --corpus DIR with ${lacking.join(' and ')} in it`;
  return commands === 0 ? 'nothing that was asked for is written down yet' : null;
}

async function printCommands(
  rows: readonly FigureRow[],
  { policy, corpus, parts, out }: ReproduceOptions,
): Promise<number> {
  const stages = await stagesThatShip();
  const request = { stages, policy, corpora: corpus, folder: out, parts, threads: 1 };
  for (const row of rows) {
    const lacking = missing(row, corpus);
    if (lacking.length > 0) {
      console.error(`${row.id} is left out: it needs --corpus DIR with ${lacking.join(' and ')}`);
      continue;
    }
    for (const command of figureCommands(row, request)) console.log(shellLine(command));
  }
  return 0;
}

async function joinFiles(figures: Figures, files: readonly string[]): Promise<number> {
  const read = files.map((path) => ({ file: path, reports: reportsIn(path) }));
  const known = new Set([
    ...figures.rows.flatMap(({ measured }) => Object.keys(measured)),
    ...read.flatMap(({ reports }) => reports.map((report) => report.policy)),
  ]);
  const weights = new Map<string, string | undefined>();
  for (const policy of known) weights.set(policy, await weightsOf(policy));
  const joined = joinFigures(figures, read, (policy) => weights.get(policy));
  if ('problem' in joined) throw new Error(joined.problem);
  for (const line of joined.said) console.log(line);
  write(joined.figures);
  const shown = read.filter(({ file: path }) => rowOf(path) === shownRow);
  if (shown.length > 0) await writeFailures(shown.flatMap(({ reports }) => reports));
  return 0;
}

function write(figures: Figures): void {
  writeFileSync(file, figuresText(figures));
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), figures));
  // It shows some of them beside the paper's.
  writeDocument(projectRoot);
}

async function writeFailures(reports: readonly StoredReport[]): Promise<void> {
  const merged = mergeReports(reports);
  if ('problem' in merged) throw new Error(merged.problem);
  const items = await itemsOf(join(projectRoot, 'corpus', 'exercises.jsonl'));
  const text = failuresDocument(
    merged,
    new Map(items.flatMap((item) => (item.kind === 'ramp' ? [[item.id, item] as const] : []))),
  );
  if (text !== null) writeFileSync(join(projectRoot, 'docs', 'failures.md'), text);
}

async function stagesThatShip(): Promise<string[]> {
  return (await bundledIds()).filter((id) => id !== 'bundled');
}
