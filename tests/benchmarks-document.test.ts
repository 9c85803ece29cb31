import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { barChart } from '../bench/report/bar-chart.ts';
import { benchmarksDocument } from '../bench/report/benchmarks-document.ts';
import { shown, table } from '../bench/report/figures-at.ts';
import { paperSection } from '../bench/report/paper-section.ts';
import { agreement, referenceBm25 } from '../bench/search/reference-bm25.ts';

const paper = readFileSync('docs/paper-table.json', 'utf8');
const figures = readFileSync('docs/figures.json', 'utf8');

test('docs/benchmarks.md and its charts are made of docs/benchmarks.json (npm run bench -- --write)', () => {
  const { markdown, charts } = benchmarksDocument(
    JSON.parse(readFileSync('docs/benchmarks.json', 'utf8')),
    paper,
    figures,
  );
  expect(readFileSync('docs/benchmarks.md', 'utf8')).toBe(markdown);
  expect(charts.size).toBeGreaterThan(0);
  for (const [name, svg] of charts) expect(readFileSync(`docs/charts/${name}`, 'utf8')).toBe(svg);
});

describe('the document', () => {
  test('has no section for what was not measured', () => {
    const { markdown, charts } = benchmarksDocument({}, paper, figures);
    expect(markdown).not.toMatch(/## (?:Start-up|Search|Engine)/u);
    expect(charts.size).toBe(0);
  });

  test('shows a figure that is missing as a dash, never as a number', () => {
    const data = { a: { one: 1.2345, many: 12_345, none: 0 } };
    const columns = ['one', 'many', 'none', 'missing'].map((key) => ({ title: key, key }));
    expect(table(data, [['A', 'a']], columns).split('\n')[2]).toBe('| A | 1.23 | 12,300 | 0 | – |');
    expect(shown(0.00012)).toBe('0.00012');
  });

  test('a chart tells its values as text too, and its longest bar ends before them', () => {
    const bars = [
      { label: 'A & B', value: 4, ours: true },
      { label: 'C', value: 8, ours: false },
    ];
    const svg = barChart({ title: 'T', unit: 'ms', bars });
    expect(svg).toContain('<title>T: A &amp; B 4 ms, C 8 ms</title>');
    const lengths = [...svg.matchAll(/<rect [^>]* width="(\d+)"/gu)].map(([, width]) =>
      Number(width),
    );
    expect(lengths[1]).toBe(2 * (lengths[0] ?? 0));
  });
});

test('the reference ranks by Okapi BM25, worked out by hand', () => {
  const document = (id: string, text: string) => ({
    ...{ id, title: '', wikipedia: '', aliases: [], field: '', links: [], text },
    ...{ source: '', licence: '', passages: [[0, text.length] as [number, number]] },
  });
  const search = referenceBm25([
    document('a', 'river'),
    document('b', 'river glass glass glass'),
    document('c', 'glass'),
  ]);
  // "river": both hold it once, and the shorter passage ranks first; "glass" thrice beats once in spite of its length.
  expect(search('river', 10)).toEqual(['a#0', 'b#0']);
  expect(search('glass', 10)).toEqual(['b#0', 'c#0']);
  expect(agreement(['a', 'b'], ['b', 'x'])).toBe(0.5);
  expect(agreement([], ['x'])).toBe(1);
});

describe("the paper's table", () => {
  const filled = (recall: readonly number[]) =>
    JSON.stringify({ datasets: ['A', 'B'], rows: [{ model: 'M', method: 'R', recall }] });

  test('is printed from the rows that were filled in, and says so where none is', () => {
    const section = (text: string) => paperSection(text, figures).join('\n');
    expect(section(filled([40, 50, 45]))).toContain('| M | R | 40.00 | 50.00 | 45.00 |');
    expect(section(filled([40, 50, 45]))).toContain('nothing here can be compared');
    expect(section(paper)).toContain('we could not check them');
  });

  test.each([[[40, 50, 46]], [[40, 45]], [[40, 50, 200]]])('refuses %j', (recall) => {
    expect(() => paperSection(filled(recall), figures)).toThrow();
  });
});
