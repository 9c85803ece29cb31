import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultsCsv } from './results-csv.ts';

const columns = [
  'passage',
  'blank',
  'gold',
  'guess',
  'guess right',
  'policy',
  'fill',
  'fill right',
];
const resultOf = (guess: string) => ({
  title: 'T',
  taskId: 't',
  policyId: 'p',
  blanks: [{ gold: 'Warsaw', guess, fill: null, guessRight: false, fillRight: false }],
});

/** A reader of CSV, written the plain way. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  for (const match of csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    const row = rows.at(-1);
    const value = match[1]?.replaceAll('""', '"') ?? match[2] ?? '';
    if (row && row.at(-1) !== '\n') row.push(value);
    else rows.push([value]);
    if (match[3] === '\r\n') rows.at(-1)?.push('\n');
  }
  return rows.map((row) => row.slice(0, -1));
}

describe('results as a table', () => {
  it('give back every guess, whatever was typed', () => {
    const typed = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t]/u.test(text));
    fc.assert(
      fc.property(typed, (guess) => {
        expect(read(resultsCsv([resultOf(guess)], '', columns))[1]?.[3]).toBe(guess);
      }),
    );
  });

  it('hold no formula', () => {
    for (const start of ['=', '+', '-', '@']) {
      const csv = resultsCsv([resultOf(`${start}1+1`)], '', columns);
      expect(csv).not.toMatch(/(?:^|,)"?[=+\-@]/mu);
    }
  });
});
