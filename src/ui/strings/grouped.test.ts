import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it('writes whole numbers as the browser does', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(grouped(value)).toBe(value.toLocaleString('en'));
      expect(grouped(value)).toBe(value.toLocaleString('zh'));
    }),
  );
});

it('leaves fractions alone', () => {
  expect(grouped(1234.5678)).toBe('1,234.5678');
  expect(grouped(0.25)).toBe('0.25');
});
