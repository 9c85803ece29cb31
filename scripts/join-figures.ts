/** Reports of rows, measured in parts elsewhere, put into docs/figures.json's data. */
import { basename } from 'node:path';
import { defaultSettings } from '#core/rollout/event.ts';
import type { StoredReport } from '#eval/stored-outcomes.ts';
import type { FigureRow, Figures, Measured } from './figures.ts';
import { measuredFrom } from './measured-figures.ts';

export type ReportFile = { readonly file: string; readonly reports: readonly StoredReport[] };

/** Which weights a policy has that ships; undefined for policies without any, and for what does not ship. */
export type ShippedWeights = (policy: string) => string | undefined;

type Joined = { readonly figures: Figures; readonly said: readonly string[] };

/**
 * The figures with what these reports tell; or one sentence that says why they can't be joined. A file belongs to
 * the row that its name begins with (`ROW.1-of-27.json`). Figures of weights that no longer ship are taken out.
 */
export function joinFigures(
  figures: Figures,
  files: readonly ReportFile[],
  weights: ShippedWeights,
): Joined | { readonly problem: string } {
  const said: string[] = [];
  const stray = files.find(({ file }) => !figures.rows.some(({ id }) => id === rowOf(file)));
  if (stray) return { problem: `${stray.file} is named after no row of docs/figures.json.` };
  const rows: FigureRow[] = [];
  for (const row of figures.rows) {
    const own = files.filter(({ file }) => rowOf(file) === row.id);
    const problem = own
      .map(({ file, reports }) => notOf(row, file, reports, weights))
      .find(Boolean);
    if (problem) return { problem };
    const found =
      own.length === 0 ? noFigures : measuredFrom(own.flatMap(({ reports }) => reports));
    if ('problem' in found) return { problem: `${row.id}: ${found.problem}` };
    if (own.length > 0) said.push(`${row.id}: ${Object.keys(found.measured).join(', ')}`);
    const whole = withFigures(row, found);
    for (const [policy, { weights: used }] of Object.entries(whole.measured)) {
      if (used !== weights(policy))
        said.push(
          `${row.id}: ${policy} taken out, it was measured with weights that no longer ship`,
        );
    }
    rows.push(withoutOthers(whole, weights));
  }
  return { figures: { ...figures, rows }, said };
}

const noFigures: Measured = { measured: {}, paired: {} };

/** The row with new figures; pairs of a policy that was measured again are kept only where they are new too. */
export function withFigures(row: FigureRow, found: Measured): FigureRow {
  const kept = Object.entries(row.paired ?? {}).filter(
    ([pair]) => !pair.split(' minus ').some((policy) => policy in found.measured),
  );
  const paired = { ...Object.fromEntries(kept), ...found.paired };
  const { paired: _, ...rest } = row;
  const measured = { ...row.measured, ...found.measured };
  return { ...rest, measured, ...(Object.keys(paired).length > 0 && { paired }) };
}

function withoutOthers(row: FigureRow, weights: ShippedWeights): FigureRow {
  const isOurs = (policy: string) => row.measured[policy]?.weights === weights(policy);
  const { paired, ...rest } = row;
  const measured = Object.entries(row.measured).filter(([policy]) => isOurs(policy));
  const pairs = Object.entries(paired ?? {}).filter(([pair]) =>
    pair.split(' minus ').every((policy) => policy in row.measured && isOurs(policy)),
  );
  const own = pairs.length > 0 && { paired: Object.fromEntries(pairs) };
  return { ...rest, measured: Object.fromEntries(measured), ...own };
}

/** Why a file's reports are not of this row; null when they are. */
function notOf(
  row: FigureRow,
  file: string,
  reports: readonly StoredReport[],
  weights: ShippedWeights,
): string | null {
  const items = row.items ?? row.corpus;
  const expected = {
    suite: items === undefined ? row.suite : `${items}.jsonl`,
    seed: row.seed,
    hits: row.hits ?? defaultSettings.hits,
    withhold: row.withhold ?? (row.suite === 'ramp-withheld' ? 'document' : 'none'),
  };
  for (const report of reports) {
    const found = { ...report, suite: report.suite.split('/').at(-1) ?? '' };
    for (const key of ['suite', 'seed', 'hits', 'withhold'] as const) {
      if (found[key] !== expected[key])
        return `${file} was measured with the ${key} ${found[key]}, the row ${row.id} has ${expected[key]}.`;
    }
    if (report.weights !== weights(report.policy))
      return `${file} was measured with other weights of ${report.policy} than those in public/policy: put those there first.`;
  }
  return null;
}

/** The row that a report's file is named after. */
export function rowOf(file: string): string {
  return basename(file).split('.')[0] ?? '';
}
