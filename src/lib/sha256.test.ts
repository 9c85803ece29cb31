import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { sha256Hex, sha256Of, sha256Stream } from './sha256.ts';

test.each([
  // FIPS 180-2, appendix B, and the empty text.
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('known value %#', (text, hash) => {
  expect(sha256Hex(new TextEncoder().encode(text))).toBe(hash);
});

test('any bytes: the same as the platform says', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

afterEach(() => vi.unstubAllGlobals());

test.each(['with', 'without'])('%s the platform’s own: the same', async (kind) => {
  if (kind === 'without') vi.stubGlobal('crypto', {});
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await sha256Of(new Uint8Array(bytes))).toBe(sha256Hex(bytes));
    }),
  );
});

test('in pieces: the same as at once', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (pieces) => {
      const hash = sha256Stream();
      for (const piece of pieces) hash.update(piece);
      expect(hash.hex()).toBe(sha256Hex(new Uint8Array(pieces.flatMap((piece) => [...piece]))));
    }),
  );
});
