import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  differs,
  evalArguments,
  figureTable,
  type Measure,
  parseFigures,
  withTable,
} from '../scripts/figures.ts';

const figures = parseFigures(readFileSync('docs/figures.json', 'utf8'));

test('the table of the README is made of docs/figures.json (npm run reproduce -- --write)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withTable(readme, figureTable(figures))).toBe(readme);
});

test('every figure has been measured, with every policy of its row', () => {
  for (const { id, policies, measured, corpus } of figures.rows) {
    if (corpus !== undefined) continue;
    expect([id, Object.keys(measured)]).toEqual([id, expect.arrayContaining(policies)]);
  }
});

describe('when a figure differs', () => {
  const measures = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(100), fc.nat(100))
    .map(([value, down, up]): Measure => [value, value - down / 500, value + up / 500]);

  test('not from itself, and as much one way as the other', () => {
    fc.assert(
      fc.property(measures, measures, (a, b) => {
        expect(differs(a, a)).toBe(false);
        expect(differs(a, b)).toBe(differs(b, a));
      }),
    );
  });

  test.each<[string, Measure, Measure, boolean]>([
    ['far apart', [0.5, 0.45, 0.55], [0.7, 0.65, 0.75], true],
    ['the value of one in the interval of the other', [0.5, 0.4, 0.6], [0.59, 0.58, 0.6], false],
    ['exact figures a rounding apart', [0.5, 0.5, 0.5], [0.5004, 0.5004, 0.5004], false],
    ['exact figures that are not the same', [1, 1, 1], [0.99, 0.99, 0.99], true],
  ])('%s', (_, a, b, expected) => {
    expect(differs(a, b)).toBe(expected);
  });
});

test('a row of a corpus that does not ship reads it from where it is said to be', () => {
  const [first] = figures.rows;
  if (!first) throw new Error('There is no figure.');
  const row = { ...first, corpus: 'world-0', withhold: 'document' as const, hits: 5 };
  expect(evalArguments(row, '/data').join(' ')).toContain(
    '--suite file:/data/world-0.jsonl --corpus /data/world-0 ',
  );
  expect(evalArguments(row, '/data').join(' ')).toMatch(/--hits 5 --withhold document$/u);
});

test('a README without the marks is refused', () => {
  expect(() => withTable('# Title', 'table')).toThrow('no marks');
});
