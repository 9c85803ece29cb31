import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';
import { neutralise } from './neutralise.ts';
import { normalise, tokens } from './normalise.ts';
import { sentences } from './sentences.ts';
import { areDisjointAndSorted } from './span.ts';
import { foldAny, foldWord, words } from './words.ts';

const anyText = fc.string({ unit: 'grapheme' });

describe('normalise', () => {
  it.each([
    ['The  Warsaw!', 'warsaw'],
    ['1,047 km', '1047 km'],
    ['3.14', '3.14'],
    ['Skłodowska-Curie', 'skłodowska curie'],
    ["Bell's", 'bells'],
    ['Bogotá', 'bogota'],
    ['the', 'the'],
    ['玛丽·居里', '玛 丽 居 里'],
  ])('%j is %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  it('counts each Han character as a token', () => {
    expect(tokens('居里 1867年')).toEqual(['居', '里', '1867', '年']);
  });
});

describe('words and sentences', () => {
  it('words lie in the text, sorted and disjoint', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = words(text);
        expect(areDisjointAndSorted(found, text.length)).toBe(true);
        for (const word of found) expect(text.slice(word.start, word.end)).toBe(word.text);
      }),
    );
  });

  it('sentences lose no word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = sentences(text);
        expect(areDisjointAndSorted(found, text.length)).toBe(true);
        const kept = found.map(({ start, end }) => text.slice(start, end)).join('');
        expect(kept.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  it('initials and abbreviations end no sentence', () => {
    const text = 'J. S. Bach died in Leipzig. St. Thomas Church keeps his grave. It was 1750.';
    const found = sentences(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toHaveLength(3);
    expect(found[0]).toBe('J. S. Bach died in Leipzig.');
  });

  it('Chinese sentences end at 。', () => {
    expect(sentences('长江发源于青海。它流入东海。')).toHaveLength(2);
  });

  it('folds possessives, accents and thousands', () => {
    expect(["Curie's", 'Émile', '1,047'].map(foldWord)).toEqual(['curie', 'emile', '1047']);
  });

  it('the short way of folding a plain word is the long way', () => {
    const ascii = fc.string({ unit: fc.constantFrom(..."aZs09_-’',.") });
    fc.assert(
      fc.property(fc.oneof(ascii, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldWord(text)).toBe(foldAny(text));
      }),
    );
  });

  it('tells the language by its letters', () => {
    expect(languageOf('Marie Curie 居里')).toBe('en');
    expect(languageOf('居里夫人 (Marie) 生于华沙，后来到巴黎求学')).toBe('zh');
    expect(languageOf('')).toBe('en');
  });
});

describe('neutralise', () => {
  it('leaves no tag of the transcript standing', () => {
    const names = fc.constantFrom(
      'task',
      '/information',
      'answer',
      'mask1',
      ' hit2 ',
      '/ search',
      'bos',
      '|end|',
      '｜end▁of▁sentence｜',
    );
    fc.assert(
      fc.property(anyText, names, anyText, (before, name, after) => {
        expect(neutralise(`${before}<${name}>${after}`)).not.toContain(`<${name}>`);
      }),
    );
  });

  it('leaves other uses of < alone, and is idempotent', () => {
    expect(neutralise('a < b and 2 <3')).toBe('a < b and 2 <3');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(neutralise(neutralise(text))).toBe(neutralise(text));
      }),
    );
  });
});
