/** What `npm run bench` compares engines by: the policy's own numbers in the layouts of others, and PyTorch's tokens. */
import { readFile } from 'node:fs/promises';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCpuModel } from '#policies/bundled/cpu-model.ts';
import { expandWeights } from '#policies/bundled/expand-weights.ts';
import { openPolicy } from '#policies/bundled/open-policy.ts';
import { readTinyPolicy } from '#policies/bundled/tiny-policy.fixture.ts';
import { goldenTokensSchema, likePyTorch } from '../bench/engine/page/golden-tokens.ts';
import { playOurs, playPlain } from '../bench/engine/page/turns.ts';
import { policyAsGguf } from '../bench/engine/weights/gguf.ts';
import { onnxFile } from '../bench/engine/weights/onnx-file.ts';
import { idsOfNames, tokenName, tokenNames } from '../bench/engine/weights/token-names.ts';
import { type GraphKind, transformersModel } from '../bench/engine/weights/transformers-graph.ts';

beforeAll(() => {
  env.wasm.numThreads = 1;
});

type Feeds = Record<string, Tensor>;

/** The cache is handed in and out with each call, as transformers.js does it. */
async function logitsAfter(ids: readonly number[], kind: GraphKind, cut: number) {
  const { manifest, weights } = await openPolicy(readTinyPolicy(), 'cpu');
  const { graph, data } = transformersModel(manifest, weights, kind, 'model.onnx_data');
  const session = await InferenceSession.create(onnxFile(graph), {
    externalData: [{ path: 'model.onnx_data', data }],
  });
  const integers = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values.map(BigInt)), [1, values.length]);
  const { layers, keyHeads, headSize } = manifest.architecture;
  const kept = { num_logits_to_keep: new Tensor('int64', [1n], []) };
  let past: Feeds = Object.fromEntries(
    Array.from({ length: layers }, (_, layer) =>
      ['key', 'value'].map((which) => `${layer}.${which}`),
    )
      .flat()
      .map((name) => [
        `past_key_values.${name}`,
        new Tensor('float32', new Float32Array(0), [1, keyHeads, 0, headSize]),
      ]),
  );
  let logits: unknown = null;
  for (const [from, to] of [
    [0, cut],
    [cut, ids.length],
  ] as const) {
    const given: Feeds = {
      input_ids: integers(ids.slice(from, to)),
      attention_mask: integers(ids.slice(0, to).map(() => 1)),
      position_ids: integers(ids.slice(from, to).map((_, at) => from + at)),
      ...{ ...kept, ...past },
    };
    const wanted = session.inputNames.map((name) => [name, given[name]] as const);
    const results = await session.run(Object.fromEntries(wanted) as Feeds);
    logits = results['logits']?.data;
    past = Object.fromEntries(
      Object.entries(results).flatMap(([name, tensor]) =>
        name === 'logits' ? [] : [[name.replace('present', 'past_key_values'), tensor]],
      ),
    );
  }
  await session.release();
  return { logits, golden: manifest.golden.prompts };
}

describe('the graphs for transformers.js', { timeout: 60_000 }, () => {
  it.each(['plain', 'fused', 'fused-codes'] as const)('%s: the golden logits', async (kind) => {
    const { manifest } = await openPolicy(readTinyPolicy(), 'cpu');
    const prompt = manifest.golden.prompts[1];
    if (!prompt) throw new Error('The fixture has golden prompts.');
    const { logits } = await logitsAfter(prompt.ids, kind, 17);
    if (!(logits instanceof Float32Array)) throw new Error('Logits are float32.');
    for (const [token, wanted] of prompt.logits) expect(logits[token]).toBeCloseTo(wanted, 3);
  });
});

it('tokens of twenty prompts are those of PyTorch, with guesses and without', async () => {
  const opened = await openPolicy(readTinyPolicy(), 'cpu');
  const model = await openCpuModel(opened, { InferenceSession, Tensor });
  const file = await readFile('tests/tiny-policy/golden-tokens.json', 'utf8');
  const golden = goldenTokensSchema.parse(JSON.parse(file));
  for (const play of [playOurs, playPlain]) {
    const found = await likePyTorch(golden, opened.manifest, (run) => play(model, run));
    expect(found).toEqual({ prompts: 20, same: 20 });
  }
  // A token that is not PyTorch's is seen.
  const [first] = golden.runs;
  if (!first) throw new Error('There are golden runs.');
  const other = { ...golden, runs: [{ ...first, tokens: first.tokens.with(5, 999) }] };
  const found = await likePyTorch(other, opened.manifest, (run) => playOurs(model, run));
  expect(found).toEqual({ prompts: 1, same: 0 });
  await model.close();
}, 60_000);

it('the blocks of the GGUF file are the same numbers', async () => {
  const { manifest, weights } = await openPolicy(readTinyPolicy(), 'cpu');
  const tensor = manifest.tensors.find(({ bits }) => bits === 4);
  if (!tensor) throw new Error('The fixture has a matrix of four bits.');
  const file = policyAsGguf({ manifest, weights });
  expect(new TextDecoder().decode(file.subarray(0, 4))).toBe('GGUF');
  const wanted = expandWeights(weights, [tensor], manifest.block);
  // Found where the tensors before it end, each padded to 32 bytes, counted from the end of the file.
  const sizes = manifest.tensors.map(({ bits, shape }) => {
    const size = shape.reduce((product, side) => product * side, 1);
    const bytes = bits === 32 ? 4 * size : (size / 32) * (2 + 4 * bits);
    return Math.ceil(bytes / 32) * 32;
  });
  const behind = sizes.slice(manifest.tensors.indexOf(tensor)).reduce((sum, size) => sum + size, 0);
  const view = new DataView(file.buffer, file.length - behind);
  const scale = (block: number) => halfAt(view, block * 18);
  const found = Array.from({ length: wanted.length }, (_, at) => {
    const [block, place] = [Math.floor(at / 32), at % 32];
    const pair = view.getUint8(block * 18 + 2 + (place % 16));
    return ((place < 16 ? pair & 15 : pair >> 4) - 8) * scale(block);
  });
  expect(found.every((value, at) => Math.fround(value) === wanted[at])).toBe(true);
});

it('ids as text of one length, and back', () => {
  const ids = [0, 1, 25, 26, 675, 676, 16_383];
  expect(idsOfNames(tokenNames(ids))).toEqual(ids);
  expect([tokenName(0), tokenName(27)]).toEqual(['aaa', 'abb']);
});

/** IEEE 754 half precision, of normal numbers and zero. */
function halfAt(view: DataView, offset: number): number {
  const bits = view.getUint16(offset, true);
  const exponent = (bits >> 10) & 31;
  const sign = bits >> 15 === 0 ? 1 : -1;
  const fraction = (bits & 1023) / 1024;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
