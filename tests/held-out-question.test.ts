import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeldOut } from '../scripts/held-out-question.ts';

test('about half of all questions are held out, and spelling does not move one', () => {
  const asked = Array.from({ length: 2000 }, (_, at) => `Who was number ${at} of the line?`);
  const share = asked.filter(isHeldOut).length / asked.length;
  expect(share).toBeGreaterThan(0.45);
  expect(share).toBeLessThan(0.55);
  fc.assert(
    fc.property(fc.constantFrom(...asked), (question) => {
      expect(isHeldOut(`  ${question.toUpperCase().replace('?', ' ??')}`)).toBe(
        isHeldOut(question),
      );
    }),
  );
});

test('the halves stay what they are: a figure is of these questions', () => {
  const asked = ['Into which sea does the river of Warsaw flow?', 'Who was born first?', 'Why?'];
  expect(asked.map(isHeldOut)).toMatchInlineSnapshot(`
    [
      false,
      true,
      true,
    ]
  `);
});
