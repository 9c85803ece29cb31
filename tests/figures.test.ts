import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weightsOf } from '#cli/bundled-stages.ts';
import { compareFigures } from '../scripts/compare-figures.ts';
import { evalArguments, figureCommands, missing, shellLine } from '../scripts/figure-commands.ts';
import { withTables } from '../scripts/figure-tables.ts';
import {
  differs,
  type FigureRow,
  figuresText,
  type Measure,
  parseFigures,
  sampleDiffers,
} from '../scripts/figures.ts';

const text = readFileSync('docs/figures.json', 'utf8');
const figures = parseFigures(text);

function rowNamed(id: string): FigureRow {
  const found = figures.rows.find((row) => row.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}

test('the tables of the README are made of docs/figures.json (npm run reproduce -- --join)', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withTables(readme, figures)).toBe(readme);
  expect(figuresText(figures)).toBe(text);
});

test('every suite that ships has been measured with the rules', () => {
  for (const row of figures.rows.filter((each) => missing(each, null).length === 0)) {
    const rules = row.policies.filter((policy) => policy.endsWith('baseline'));
    expect([row.id, Object.keys(row.measured)]).toEqual([row.id, expect.arrayContaining(rules)]);
  }
});

test('what is printed of the trained policy was measured with the weights that ship', async () => {
  for (const { id, measured } of figures.rows) {
    for (const [policy, { weights }] of Object.entries(measured)) {
      // After new weights: npm run reproduce -- --join takes the old figures out.
      expect([id, policy, weights]).toEqual([id, policy, await weightsOf(policy)]);
    }
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
        expect(sampleDiffers(a, a[0], 0.1)).toBe(false);
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

  test('a sample has more room the smaller it is, and none where all items agree', () => {
    expect(sampleDiffers([0.5, 0.45, 0.55], 0.62, 1)).toBe(true);
    expect(sampleDiffers([0.5, 0.45, 0.55], 0.62, 0.1)).toBe(false);
    expect(sampleDiffers([0.5, 0.45, 0.55], 0.8, 0.1)).toBe(true);
    expect(sampleDiffers([0, 0, 0], 0.05, 0.01)).toBe(true);
  });

  test('a planted wrong figure is found, in a whole reproduction and in a sample', () => {
    const row = rowNamed('ramp-exercises');
    const { baseline } = row.measured;
    const [value, low, high] = baseline?.metrics.exactMatch ?? [0, 0, 0];
    if (!baseline) throw new Error('The rules were not measured.');
    const planted = (by: number): FigureRow => {
      const metrics = { ...baseline.metrics, exactMatch: [value + by, low + by, high + by] };
      return { ...row, measured: { baseline: { ...baseline, metrics } as typeof baseline } };
    };
    const now = { measured: { baseline } };
    const sample = { measured: { baseline: { ...baseline, n: 18 } } };
    expect(compareFigures(planted(0), now)).toMatchObject({ different: 0 });
    expect(compareFigures(planted(0.1), now)).toMatchObject({ different: 1 });
    expect(compareFigures(planted(0), sample)).toMatchObject({ different: 0 });
    expect(compareFigures(planted(0.3), sample)).toMatchObject({ different: 1 });
    const other = { measured: { baseline: { ...baseline, weights: 'others' } } };
    expect(compareFigures(row, other)).toMatchObject({ same: 0, different: 1 });
  });
});

describe('the command of a figure', () => {
  const request = { stages: ['bundled@sft', 'bundled@rl'], corpora: '/data', folder: 'out' };

  test('reads a corpus that does not ship from where it is said to be', () => {
    const row = { ...rowNamed('world-withheld'), hits: 5 };
    const line = evalArguments(row, '/data').join(' ');
    expect(line).toContain('--suite file:/data/tuning-1.jsonl --corpus /data/tuning-1 ');
    expect(line).toMatch(/--hits 5 --withhold document$/u);
    expect(missing(row, null)).toEqual(['tuning-1', 'tuning-1.jsonl']);
  });

  test('names every stage that ships, and comes in parts that make the whole', () => {
    const commands = figureCommands(rowNamed('ramp-exercises'), { ...request, parts: 3 });
    expect(commands.map(({ args }) => args[args.indexOf('--shard') + 1])).toEqual([
      ...['1/3', '2/3', '3/3'],
    ]);
    expect(commands[0]?.args).toEqual(expect.arrayContaining(['bundled', ...request.stages]));
    expect(new Set(commands.map(({ json }) => json)).size).toBe(3);
    const of = (policy: string) =>
      figureCommands(rowNamed('ramp-open'), { ...request, parts: 1, policy }).length;
    expect([of('bundled'), of('nobody')]).toEqual([1, 0]);
  });

  test('is a line for any shell', () => {
    const line = shellLine({ row: 'a', json: "it's here/a.json", args: ['eval', '--n', '5'] });
    expect(line).toBe("test -s 'it'\\''s here/a.json' || bin/masksearch eval --n 5 --resume");
  });
});

test('a README without the marks is refused', () => {
  expect(() => withTables('# Title', figures)).toThrow('no marks');
});
