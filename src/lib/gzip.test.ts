import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gunzip, gzip } from './gzip.ts';

const anyBytes = fc.uint8Array({ maxLength: 2000 }).map((bytes) => new Uint8Array(bytes));

test('gunzip(gzip(x)) = x', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, async (bytes) => {
      expect(await gunzip(await gzip(bytes))).toEqual(bytes);
    }),
  );
});

test('the same bytes give the same bytes, and other programs can read them', async () => {
  const bytes = new TextEncoder().encode('Marie Curie was born in Warsaw. '.repeat(100));
  const zipped = await gzip(bytes);
  expect(await gzip(bytes)).toEqual(zipped);
  expect(zipped.length).toBeLessThan(bytes.length / 10);
  expect(new Uint8Array(gunzipSync(zipped))).toEqual(bytes);
});

test('a cut off stream is refused', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.nat(), async (bytes, at) => {
      const zipped = await gzip(bytes);
      await expect(gunzip(zipped.slice(0, at % zipped.length))).rejects.toThrow();
    }),
  );
});

test('bytes that are no gzip are refused', async () => {
  await expect(gunzip(new TextEncoder().encode('not gzip at all'))).rejects.toThrow();
});

test('a changed byte of the content is refused', async () => {
  const zipped = await gzip(new TextEncoder().encode('Warsaw'));
  zipped[zipped.length - 8] = (zipped[zipped.length - 8] ?? 0) ^ 1;
  await expect(gunzip(zipped)).rejects.toThrow();
});
