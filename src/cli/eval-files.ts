/** Reports that `eval --json` wrote: joining the parts of one, and comparing several. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { mergeReports } from '#eval/merge-reports.ts';
import { comparedWith, reportOf } from '#eval/report.ts';
import { parseReports, type StoredReport } from '#eval/stored-outcomes.ts';
import { badArgument } from './command-error.ts';
import { printReport } from './print-report.ts';
import { writeReports } from './run-evaluation.ts';

type Out = { readonly out?: string };

export async function mergeFiles(files: readonly string[], { out }: Out): Promise<void> {
  mustHaveFolder(out);
  const merged = mergeReports((await Promise.all(files.map(reportsOf))).flat());
  if ('problem' in merged) throw badArgument(merged.problem);
  const compared = merged.map((report, at) =>
    at === 0 ? comparedWith(report, merged.slice(1)) : report,
  );
  for (const report of compared) printReport(report);
  if (out !== undefined) await writeReports(out, compared);
}

export async function compareFiles(files: readonly string[], { out }: Out): Promise<void> {
  mustHaveFolder(out);
  const stored = (await Promise.all(files.map(reportsOf))).flatMap((reports, at) =>
    reports.map((report) => ({ report, file: basename(files[at] ?? '') })),
  );
  const [first, ...others] = stored.map(({ report, file }) => {
    // Two trainings of one policy have the same id: then the files tell them apart.
    const isAlone = stored.filter((other) => other.report.policy === report.policy).length === 1;
    const { outcomes, ...rest } = report;
    const policy = isAlone ? rest.policy : `${rest.policy} (${file})`;
    return reportOf(outcomes, { ...rest, policy });
  });
  if (!first || others.length === 0) throw badArgument('Give two reports or more to compare.');
  const other = others.find(({ suite }) => suite !== first.suite);
  if (other)
    throw badArgument(`The reports are of different suites: ${first.suite} and ${other.suite}.`);
  const compared = comparedWith(first, others);
  const alone = compared.comparisons.find(({ n }) => n === 0);
  if (alone) throw badArgument(`${first.policy} and ${alone.to} have no item in common.`);
  printReport(compared);
  if (out !== undefined) await writeReports(out, [compared]);
}

async function reportsOf(file: string): Promise<readonly StoredReport[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw badArgument(`The file ${file} can't be read: check its name.`);
  });
  const reports = parseReports(text);
  if (reports) return reports;
  throw badArgument(`${file} is no report of "masksearch eval --json".`);
}

function mustHaveFolder(file: string | undefined): void {
  if (file !== undefined && !existsSync(dirname(resolve(file))))
    throw badArgument(`There is no folder for ${file}: make it first.`);
}
