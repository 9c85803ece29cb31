import { expect, it } from 'vitest';
import { isOfEngines, keepOf } from './site-files.ts';

it('the manifest of a policy is kept, so that its downloaded files are found without a network', () => {
  expect(keepOf('policy/manifest.json', 20_000)).toBe('content');
  expect(keepOf('policy/sft/manifest.json', 20_000)).toBe('content');
  expect(keepOf('policy/weights-0.bin', 20_000_000)).toBe('elsewhere');
  expect(keepOf('assets/ort.wasm', 14_000_000)).toBe('on-use');
  expect(keepOf('assets/index.js', 300_000)).toBe('shell');
});

it('a downloaded model needs the WebAssembly that runs it: the processor’s always, the GPU’s where there is one', () => {
  const [cpu, gpu] = [
    'assets/ort-wasm-simd-threaded-DcHr.wasm',
    'assets/ort-wasm-simd-threaded.asyncify-D5D0.wasm',
  ];
  const wanted = (engines: 'none' | 'cpu' | 'all') =>
    [cpu, gpu, 'assets/ort-wasm.js'].filter((path) => isOfEngines(path, engines));
  expect(wanted('none')).toEqual([]);
  expect(wanted('cpu')).toEqual([cpu]);
  expect(wanted('all')).toEqual([cpu, gpu]);
});
