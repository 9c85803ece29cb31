import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatBounds, heatOf } from './heat.ts';

test('each step holds a quarter of the words, and a higher perplexity is never cooler', () => {
  const perplexities = fc.uniqueArray(fc.double({ min: 1, max: 1e9, noNaN: true }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(perplexities, (values) => {
      const bounds = heatBounds(values);
      const sorted = [...values].sort((a, b) => a - b);
      const steps = sorted.map((value) => heatOf(value, bounds));
      expect(steps).toEqual([...steps].sort());
      for (const step of [1, 2, 3, 4]) {
        const own = steps.filter((other) => other === step).length;
        expect(Math.abs(own - values.length / 4)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('words that are equally surprising have one heat', () => {
  expect([5, 5, 5].map((value) => heatOf(value, heatBounds([5, 5, 5])))).toEqual([1, 1, 1]);
});
