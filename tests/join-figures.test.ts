import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { reportOf } from '#eval/report.ts';
import { parseReports } from '#eval/stored-outcomes.ts';
import { withTables } from '../scripts/figure-tables.ts';
import { type Figures, parseFigures } from '../scripts/figures.ts';
import { joinFigures, type ReportFile } from '../scripts/join-figures.ts';

const figures = parseFigures(readFileSync('docs/figures.json', 'utf8'));
const shipped = (policy: string) => (policy.includes('bundled') ? 'weights-1' : undefined);

/** The trained policy fills every second blank, the rules every fourth. */
function outcomes(policy: string): RunOutcome[] {
  return Array.from({ length: 40 }, (_, at) => {
    const exact = at % (policy === 'baseline' ? 4 : 2) === 0;
    const score = { exact, recall: Number(exact), f1: Number(exact), evidence: at % 3 > 0 };
    const said = { fill: exact ? 'Ada' : null, gold: 'Ada', cause: exact ? null : 'out-of-reach' };
    const blank = { ...score, ...said } as RunOutcome['blanks'][number];
    return { id: `item-${at}`, blanks: [blank], wellFormed: true, searches: 1, seconds: 0.1 };
  });
}

/** As `eval --json` writes it. */
function part(policies: readonly string[], index: number, count: number): ReportFile {
  const described = { suite: 'ramp-exercises', corpusId: 'c', withhold: 'none', hits: 3, seed: 7 };
  const reports = policies.map((policy) => {
    const own = outcomes(policy).filter((_, at) => at % count === index - 1);
    const weights = shipped(policy);
    const used = weights === undefined ? {} : { weights };
    return reportOf(own, { ...described, policy, ...used, part: { index, count } });
  });
  const read = parseReports(JSON.stringify(reports));
  if (!read) throw new Error('A report could not be read back.');
  return { file: `somewhere/ramp-exercises.${index}-of-${count}.json`, reports: read };
}

function joined(files: readonly ReportFile[], before = figures): Figures {
  const result = joinFigures(before, files, shipped);
  if ('problem' in result) throw new Error(result.problem);
  return result.figures;
}

const policies = ['bundled', 'bundled@sft', 'baseline'];
const whole = joined([part(policies, 1, 1)]);

describe('reports of parts', () => {
  test('give the figures of the whole, in whatever order they come', () => {
    const parts = [3, 1, 2].map((index) => part(policies, index, 3));
    expect(joined(parts)).toEqual(whole);
    const row = whole.rows.find(({ id }) => id === 'ramp-exercises');
    expect(row?.measured['bundled']).toMatchObject({ n: 40, weights: 'weights-1' });
    expect(row?.paired?.['bundled minus baseline']?.differences.exactMatch?.[0]).toBe(0.25);
    expect(row?.paired?.['bundled minus baseline']?.p.exactMatch).toBeLessThan(0.01);
  });

  test('change the tables of the README: the columns, the difference and the stages', () => {
    const readme = withTables(readFileSync('README.md', 'utf8'), whole);
    expect(readme).toMatch(/\| `ramp-exercises`.*\| 40 \| 50\.0 \[.*\+25\.0 \[.*, p = 0\.00/u);
    expect(readme).toMatch(/\| ramp-exercises \| bundled@sft \| 50\.0 /u);
  });

  test('of one policy leave the others, but not a difference that is no longer theirs', () => {
    const again = joined([part(['bundled'], 1, 1)], whole);
    const row = again.rows.find(({ id }) => id === 'ramp-exercises');
    expect(row?.measured['baseline']).toBeDefined();
    expect(row?.paired).toBeUndefined();
  });

  test('are refused with one sentence when one is missing, of another suite, or of other weights', () => {
    const refused = (files: readonly ReportFile[]) => joinFigures(figures, files, shipped);
    expect(refused([part(policies, 1, 3), part(policies, 3, 3)])).toEqual({
      problem: 'ramp-exercises: Part 2/3 of bundled is missing.',
    });
    const own = part(policies, 1, 1);
    const problems = [
      { ...own, file: 'nothing.json' },
      { ...own, file: 'questions.json' },
      { ...own, reports: own.reports.map((report) => ({ ...report, weights: 'weights-0' })) },
    ].map((file) => refused([file]));
    expect(problems).toEqual([
      { problem: expect.stringContaining('named after no row') },
      { problem: expect.stringContaining('the suite ramp-exercises, the row questions has') },
      { problem: expect.stringContaining('other weights of bundled than those in public/policy') },
    ]);
  });
});

test('figures of weights that no longer ship are taken out, with their differences', () => {
  const result = joinFigures(whole, [], (policy) =>
    policy === 'bundled' ? 'weights-2' : shipped(policy),
  );
  if ('problem' in result) throw new Error(result.problem);
  const row = result.figures.rows.find(({ id }) => id === 'ramp-exercises');
  expect(Object.keys(row?.measured ?? {})).not.toContain('bundled');
  expect(row?.measured['baseline']).toBeDefined();
  expect(row?.paired).toBeUndefined();
  expect(result.said.join('\n')).toContain('bundled taken out');
});
