import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someOutcomes } from '#core/metrics/outcomes.fixture.ts';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { mergeReports } from './merge-reports.ts';
import { type EvalReport, reportOf } from './report.ts';
import { parseRecord, parseReports } from './stored-outcomes.ts';

const about = { suite: 's', policy: 'p', corpusId: 'c', withhold: 'none', hits: 3, seed: 1 };

function parts(outcomes: readonly RunOutcome[], count: number): EvalReport[] {
  return Array.from({ length: count }, (_, at) =>
    reportOf(
      outcomes.filter((_outcome, position) => position % count === at),
      { ...about, part: { index: at + 1, count } },
    ),
  );
}

describe('merging the parts of an evaluation', () => {
  it('gives the report of the whole, in whatever order the parts come', () => {
    fc.assert(
      fc.property(
        someOutcomes,
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (outcomes, count, turn) => {
          const all = parts(outcomes, count);
          const turned = [...all.slice(turn % count), ...all.slice(0, turn % count)];
          expect(mergeReports(turned)).toEqual([reportOf(outcomes, about)]);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('as does what was written to files and read again', () => {
    fc.assert(
      fc.property(someOutcomes, (outcomes) => {
        const files = parts(outcomes, 2).map((part) => JSON.stringify(part));
        const stored = files.flatMap((text) => parseReports(text) ?? []);
        expect(mergeReports(stored)).toEqual([reportOf(outcomes, about)]);
      }),
      { numRuns: 6 },
    );
  });

  const [first, second] = parts([], 2) as [EvalReport, EvalReport];
  it.each([
    ['a part that is missing', [first], '2/2 of p is missing'],
    ['a part that is given twice', [first, second, second], '2/2 of p is given twice'],
    ['parts of other settings', [first, { ...second, hits: 5 }], 'differ in hits: 3 and 5'],
    ['other divisions', [first, { ...second, part: { index: 2, count: 3 } }], 'different numbers'],
  ])('refuses %s', (_, given, sentence) => {
    const merged = mergeReports(given);
    expect('problem' in merged && merged.problem).toContain(sentence);
  });

  it('nothing else is taken for a report or a record', () => {
    for (const text of ['', '{}', '[]', '[1]', 'null', '{"outcomes": []}'])
      expect(parseReports(text)).toBeNull();
    expect(parseRecord('{"policy": "p", "outco')).toBeNull();
  });
});
