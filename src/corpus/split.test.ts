import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '#core/text/language.ts';
import { sentences } from '#core/text/sentences.ts';
import { areDisjointAndSorted, type Span } from '#core/text/span.ts';
import { words } from '#core/text/words.ts';
import { textIn } from './documents.fixture.ts';
import { passageWords, splitForMasking, splitIntoPassages } from './split.ts';

const languages: readonly Language[] = ['en', 'zh'];

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

describe.each(languages)('%s', (language) => {
  const anyText = fc.oneof(
    { weight: 4, arbitrary: textIn(language) },
    fc.string({ unit: 'grapheme' }),
  );

  test('passages are disjoint and sorted', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(areDisjointAndSorted(splitIntoPassages(text, language), text.length)).toBe(true);
        expect(areDisjointAndSorted(splitForMasking(text, language), text.length)).toBe(true);
      }),
    );
  });

  test('every sentence stands whole in exactly one indexed passage', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passages = splitIntoPassages(text, language);
        for (const sentence of sentences(text)) {
          expect(passages.filter((passage) => holds(passage, sentence))).toHaveLength(1);
        }
      }),
    );
  });

  test('passages begin and end with sentences', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const all = sentences(text);
        const starts = new Set(all.map((sentence) => sentence.start));
        const ends = new Set(all.map((sentence) => sentence.end));
        for (const cut of [splitIntoPassages, splitForMasking]) {
          for (const passage of cut(text, language)) {
            expect([starts.has(passage.start), ends.has(passage.end)]).toEqual([true, true]);
          }
        }
      }),
    );
  });

  test('no passage is longer than it must be: it holds one sentence, or is about as long as asked', () => {
    fc.assert(
      fc.property(textIn(language), (text) => {
        const size = passageWords[language];
        for (const { start, end } of splitIntoPassages(text, language)) {
          const passage = text.slice(start, end);
          const lengths = sentences(passage).map(
            (s) => words(passage.slice(s.start, s.end)).length,
          );
          const longest = Math.max(0, ...lengths);
          const total = words(passage).length;
          // A short rest joins the passage before it.
          expect(total).toBeLessThanOrEqual(Math.max(longest, size) + longest + size / 4);
        }
      }),
    );
  });

  test('the passages that are masked leave out the beginning only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = splitForMasking(text, language);
        const covered = sentences(text).map((s) => masked.some((passage) => holds(passage, s)));
        expect(covered.lastIndexOf(false)).toBeLessThan(Math.max(0, covered.indexOf(true)));
        if (covered.length > 0) expect(covered.at(-1)).toBe(true);
      }),
    );
  });
});

test('a text without sentences has no passages', () => {
  expect(splitIntoPassages('', 'en')).toEqual([]);
  expect(splitIntoPassages(' \n ', 'en')).toEqual([]);
  expect(splitForMasking(' \n ', 'en')).toEqual([]);
});

test('sentences of equal length are cut as in the drawing', () => {
  const sentence = `Word${' word'.repeat(25)}. `;
  const text = sentence.repeat(8).trim();
  const counts = (spans: Span[]) =>
    spans.map(({ start, end }) => sentences(text.slice(start, end)).length);
  expect(counts(splitIntoPassages(text, 'en'))).toEqual([3, 3, 2]);
  expect(counts(splitForMasking(text, 'en'))).toEqual([3, 3]);
  expect(splitForMasking(text, 'en')[0]?.start).toBe(sentence.length * 2);
});

test('a short rest joins the passage before it', () => {
  const whole = `Long${' word'.repeat(79)}.`;
  const withRest = (words: number) => `${whole} The${' end'.repeat(words - 1)}.`;
  expect(splitIntoPassages(withRest(19), 'en')).toEqual([{ start: 0, end: withRest(19).length }]);
  expect(splitIntoPassages(withRest(20), 'en')).toHaveLength(2);
});
