import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import type { Instance } from '#core/task/instance.ts';
import { reportOf } from '#eval/report.ts';
import { failuresDocument, shownRow } from '../scripts/failures-document.ts';
import { parseFigures } from '../scripts/figures.ts';

const described = {
  ...{ suite: shownRow, corpusId: 'c', withhold: 'none', hits: 3, seed: 7, policy: 'bundled' },
  weights: 'weights-1',
} as const;

/** 60 passages of two blanks; the first is right, the second is wrong for two reasons in turn. */
const outcomes = Array.from({ length: 60 }, (_, at): RunOutcome => {
  const right = { exact: true, recall: 1, f1: 1, evidence: true, fill: 'Ada', gold: 'Ada' };
  const wrong = {
    exact: false,
    recall: 0,
    f1: 0,
    evidence: at % 2 === 0,
    fill: 'Bo|b',
    gold: 'Eve',
  };
  const cause = at % 2 === 0 ? 'other-words' : 'not-found';
  return {
    ...{ id: `ex-${at}`, wellFormed: true, searches: 1, seconds: 1 },
    blanks: [
      { ...right, cause: null },
      { ...wrong, cause },
    ],
  };
});
const text = `Ada wrote to Eve about it. ${'And so on, day by day. '.repeat(10)}`;
const instances = new Map(
  outcomes.map(({ id }) => {
    const spans = [
      { start: 0, end: 3, aliases: [], type: 'person' as const },
      { start: 13, end: 16, aliases: [], type: 'person' as const },
    ];
    return [id, { id, kind: 'ramp', title: '', text, spans } satisfies Instance];
  }),
);

test('counts all wrong fills by cause, and shows fifty of them in their sentences', () => {
  const page = failuresDocument([reportOf(outcomes, described)], instances) ?? '';
  expect(page).toContain('Of the 120 masks of the 60 written passages');
  expect(page).toMatch(/\| other-words \| .* \| 30 \| 50\.0 % \|/u);
  const lines = page.split('\n').filter((line) => line.startsWith('| ex-'));
  expect(lines).toHaveLength(50);
  expect(new Set(lines).size).toBe(50);
  for (const line of lines)
    expect(line).toMatch(
      /, 2 \| Ada wrote to \*\*\[blank\]\*\* about it\. .* … \| Eve \| Bo\\\|b \|$/u,
    );
});

test('the same outcomes give the same page; none without the trained policy', () => {
  const report = reportOf(outcomes, described);
  const page = failuresDocument([report], instances);
  expect(failuresDocument([report], instances)).toBe(page);
  expect(failuresDocument([{ ...report, policy: 'baseline' }], instances)).toBeNull();
});

test('the page that stands in docs is of the weights whose figures are printed', () => {
  const { rows } = parseFigures(readFileSync('docs/figures.json', 'utf8'));
  const bundled = rows.find(({ id }) => id === shownRow)?.measured['bundled'];
  const page = readFileSync('docs/failures.md', 'utf8');
  expect(page).toContain(`the ${bundled?.n} written passages`);
  expect(page).toContain(`weights ${bundled?.weights},`);
});
