import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repairTitle } from '#core/ramp/title-repair.ts';
import { passageId } from './document.ts';
import { document } from './documents.fixture.ts';
import { passagesHolding } from './passages-holding.ts';
import { splitForMasking } from './split.ts';

/** Sentences of different lengths, no two alike, on lines of their own or not. */
const texts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(' ', '\n')), { minLength: 2 })
  .map((sentences) =>
    sentences
      .map(([length, end], at) => `It is number ${at}${' and more'.repeat(length)}.${end}`)
      .join(''),
  );

test('a passage that RAMP masks hides exactly the indexed passages that it reaches into', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const own = document('d', text);
      for (const { start, end } of splitForMasking(text, 'en')) {
        const cut = text.slice(start, end).replace(/\n/gu, ' ').trim();
        const posed = repairTitle(cut, 'Vistula', 'thing');
        const reached = own.passages.flatMap(([from, to], at) =>
          from < end && start < to ? [passageId('d', at)] : [],
        );
        expect(passagesHolding(own, posed)).toEqual(reached);
      }
    }),
  );
});

test('a text from elsewhere reaches into nothing', () => {
  const own = document('d', 'Curie was born in Warsaw. She found radium.');
  expect(passagesHolding(own, 'The Vistula is the longest river of Poland by far.')).toEqual([]);
});
