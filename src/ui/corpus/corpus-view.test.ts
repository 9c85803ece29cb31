import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeView, encodeView } from './corpus-view.ts';

test('an address says what is shown', () => {
  const view = fc.record({
    language: fc.constantFrom('en' as const, 'zh' as const),
    query: fc.string({ unit: 'grapheme' }),
    field: fc.string(),
    document: fc.string({ unit: 'grapheme' }),
    sentence: fc.nat(500),
  });
  fc.assert(
    fc.property(view, (shown) => {
      expect(decodeView(encodeView(shown), 'en')).toEqual(shown);
    }),
  );
});

test('any address shows something', () => {
  fc.assert(
    fc.property(fc.string(), (rest) => {
      expect(decodeView(rest, 'zh').sentence).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(decodeView('', 'zh')).toMatchObject({ language: 'zh', query: '', document: '' });
});
