import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsOf } from './terms.ts';

const list = (text: string) => termsOf(text).map(({ term }) => term);

test.each([
  ['Marie Curie', ['marie', 'curie']],
  ['the city of rivers', ['city', 'river']],
  ["Curie’s and Curie's", ['curie', 'curie']],
  ['cities, berries', ['city', 'berry']],
  ['glass, virus, bus', ['glass', 'virus', 'bus']],
  // Harman's rule makes no exception of it; documents and queries meet all the same.
  ['series', ['sery']],
  ['\u0301 a\u0301b', ['ab']],
  ['houses horses', ['house', 'horse']],
  ['1,047 km in 1867', ['1047', 'km', '1867']],
  ['Skłodowska Göteborg', ['skłodowska', 'goteborg']],
  ['ＡＢＣ', ['abc']],
  ['the of and', []],
  ['', []],
  ['!? …', []],
])('%s', (text, terms) => {
  expect(list(text)).toEqual(terms);
});

describe('Chinese', () => {
  test.each([
    ['居里夫人', ['居里', '里夫', '夫人']],
    ['长江', ['长江']],
    ['江', ['江']],
    ['长江，江苏', ['长江', '江苏']],
    ['1867年', ['1867', '年']],
    ['1867年11月7日生', ['1867', '年', '11', '月', '7', '日生']],
    ['长5464公里', ['长', '5464', '公里']],
    ['第3次', ['第', '3', '次']],
    ['3km长', ['3km', '长']],
    ['Curie夫人1903', ['curie', '夫人', '1903']],
    ['居·里', ['居', '里']],
  ])('%s', (text, terms) => {
    expect(list(text)).toEqual(terms);
  });
});

test('every term stands where its span says, in order, and is never empty', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...'长江aé’s1,.- Ａ')).map((signs) => signs.join('')),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      let before = -1;
      for (const { start, end, term } of termsOf(text)) {
        expect(start).toBeGreaterThan(before);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).not.toMatch(/^\s|\s$/u);
        expect(term).not.toBe('');
        before = start;
      }
    }),
  );
});

test('a word found in a text is found by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { start, end, term } of termsOf(text)) {
        expect(list(text.slice(start, end))).toContain(term);
      }
    }),
  );
});
