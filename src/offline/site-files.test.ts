import { expect, it } from 'vitest';
import { keepOf } from './site-files.ts';

it('the manifest of a policy is kept, so that its downloaded files are found without a network', () => {
  expect(keepOf('policy/manifest.json', 20_000)).toBe('content');
  expect(keepOf('policy/sft/manifest.json', 20_000)).toBe('content');
  expect(keepOf('policy/weights-0.bin', 20_000_000)).toBe('elsewhere');
  expect(keepOf('assets/ort.wasm', 14_000_000)).toBe('on-use');
  expect(keepOf('assets/index.js', 300_000)).toBe('shell');
});
