import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadNumbers } from './searchable-corpus.ts';

test('a part of a corpus is spread over it: ascending, none twice, none beyond, nearly as many as asked for', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 1000 }), (count, most) => {
      const numbers = spreadNumbers(count, most);
      expect(numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))).toBe(true);
      expect(numbers.length).toBeLessThanOrEqual(Math.min(count, most));
      expect(numbers.length).toBeGreaterThan(Math.min(count, most) - 50);
      expect(numbers.every((number) => number < count)).toBe(true);
      if (count > 0 && most >= 100)
        expect(numbers.at(-1)).toBeGreaterThanOrEqual(Math.floor(count / 2) - 1);
    }),
    { numRuns: 20 },
  );
});
