/** The attention of a transformers.js graph, of single operations or as onnxruntime's fused one. */
import type { PolicyManifest } from '#policies/bundled/policy-manifest.ts';
import type { GraphWriter } from './graph-writer.ts';
import { dataType } from './onnx-file.ts';

/** Heads of queries or keys [T, heads, size] with their norm. */
type HeadNorm = (heads: string, which: 'q' | 'k') => string;
export type Attend = (layer: number, q: string, k: string, v: string, norm: HeadNorm) => string;

const microsoft = 'com.microsoft';

export function attention(
  kind: 'plain' | 'fused',
  manifest: PolicyManifest,
  writer: GraphWriter,
): Attend {
  const { heads, keyHeads, headSize } = manifest.architecture;
  const { op, shape } = writer;
  const cached = (layer: number, which: 'key' | 'value', sequence: string) => {
    const sides = ['batch_size', keyHeads, sequence, headSize];
    const past = sequence === 'past';
    const name = `${past ? 'past_key_values' : 'present'}.${layer}.${which}`;
    return { name, type: dataType.float, shape: sides };
  };
  const normed = (x: string, count: number, which: 'q' | 'k', norm: HeadNorm) =>
    norm(op('Reshape', [x, shape(-1, count, headSize)]), which);
  const shared = kind === 'plain' ? plainInputs(manifest, writer) : fusedInputs(manifest, writer);

  return (layer, q, k, v, norm) => {
    writer.input(cached(layer, 'key', 'past'));
    writer.input(cached(layer, 'value', 'past'));
    const past = [`past_key_values.${layer}.key`, `past_key_values.${layer}.value`];
    const queries = normed(q, heads, 'q', norm);
    const keys = normed(k, keyHeads, 'k', norm);
    const [mixed, key, value] = shared(queries, keys, v, past);
    writer.output(key, cached(layer, 'key', 'all'));
    writer.output(value, cached(layer, 'value', 'all'));
    return mixed;
  };
}

type Mixed = [mixed: string, key: string, value: string];
type Layer = (q: string, k: string, v: string, past: readonly string[]) => Mixed;

function fusedInputs({ architecture, context }: PolicyManifest, writer: GraphWriter): Layer {
  const { heads, keyHeads, headSize, ropeTheta } = architecture;
  const { op, shape } = writer;
  const whole = op('Gather', [op('Shape', ['attention_mask']), scalar(writer, 1)]);
  const total = op('Cast', [whole], { to: dataType.int32 });
  const last = op('Sub', [op('Reshape', [total, shape(1)]), int32(writer, 1)]);
  const tables = [Math.cos, Math.sin].map((of, at) =>
    writer.external(
      `table${at}`,
      dataType.float,
      [context, headSize / 2],
      () =>
        new Uint8Array(
          Float32Array.from({ length: (context * headSize) / 2 }, (_, place) => {
            const pair = place % (headSize / 2);
            const position = Math.floor(place / (headSize / 2));
            return of(position * ropeTheta ** (-pair / (headSize / 2)));
          }).buffer,
        ),
    ),
  );
  const flat = (x: string, count: number) => op('Reshape', [x, shape(1, -1, count * headSize)]);
  return (q, k, v, past) => {
    const given = [flat(q, heads), flat(k, keyHeads), flat(v, keyHeads), ...past, last, total];
    const settings = { num_heads: heads, kv_num_heads: keyHeads, do_rotary: 1 };
    const [mixed = '', key = '', value = ''] = writer.several(
      ...(['GroupQueryAttention', [...given, ...tables], 3, settings, microsoft] as const),
    );
    return [op('Reshape', [mixed, shape(-1, heads * headSize)]), key, value];
  };
}

function plainInputs({ architecture }: PolicyManifest, writer: GraphWriter): Layer {
  const { heads, keyHeads, headSize, ropeTheta } = architecture;
  const { op, shape, constant } = writer;
  const floats = (name: string, sides: readonly number[], values: readonly number[]) =>
    constant(name, dataType.float, sides, new Uint8Array(Float32Array.from(values).buffer));
  const half = Array.from({ length: headSize / 2 }, (_, pair) => pair);
  const turns = half.map((pair) => ropeTheta ** (-pair / (headSize / 2)));
  const positions = op('Reshape', ['position_ids', shape(-1, 1, 1)]);
  const angles = op('Mul', [
    op('Cast', [positions], { to: dataType.float }),
    floats('frequencies', [1, 1, headSize], [...turns, ...turns]),
  ]);
  const cos = op('Cos', [angles]);
  const signs = [...half.map(() => -1), ...half.map(() => 1)];
  const sin = op('Mul', [op('Sin', [angles]), floats('signs', [headSize], signs)]);
  const rotated = (x: string) => {
    const [low = '', high = ''] = writer.several('Split', [x], 2, { axis: -1, num_outputs: 2 });
    const swapped = op('Concat', [high, low], { axis: -1 });
    return op('Add', [op('Mul', [x, cos]), op('Mul', [swapped, sin])]);
  };
  // A later token is hidden: 1 where a column's position is beyond its row's, times a number that Softmax makes zero.
  const count = op('Gather', [op('Shape', ['input_ids']), shape(1)]);
  const whole = op('Gather', [op('Shape', ['attention_mask']), shape(1)]);
  const scalars = [scalar(writer, 0), op('Squeeze', [whole]), scalar(writer, 1)];
  const columns = op('Reshape', [op('Range', scalars), shape(1, -1)]);
  const later = op('Greater', [columns, op('Reshape', ['position_ids', shape(-1, 1)])]);
  const hidden = op('Cast', [later], { to: dataType.float });
  const mask = op('Mul', [hidden, floats('far', [1], [-1e9])]);
  const byHead = (x: string) => {
    const turned = op('Transpose', [x], { perm: [1, 0, 2] });
    return op('Reshape', [turned, shape(1, keyHeads, -1, headSize)]);
  };
  return (q, k, v, past) => {
    const values = op('Reshape', [v, shape(-1, keyHeads, headSize)]);
    const [pastKey = '', pastValue = ''] = past;
    const key = op('Concat', [pastKey, byHead(rotated(k))], { axis: 2 });
    const value = op('Concat', [pastValue, byHead(values)], { axis: 2 });
    // Heads that share keys are rows of one product.
    const rows = byHead(rotated(q));
    const scale = { alpha: { float: headSize ** -0.5 }, transB: 1 };
    const products = op('FusedMatMul', [rows, key], scale, microsoft);
    const table = op('Concat', [shape(heads), count, whole], { axis: 0 });
    const scores = op('Add', [op('Reshape', [products, table]), mask]);
    const shares = op('Reshape', [
      op('Softmax', [scores], { axis: -1 }),
      op('Concat', [shape(1, keyHeads, -1), whole], { axis: 0 }),
    ]);
    const mixed = op('Reshape', [op('MatMul', [shares, value]), shape(heads, -1, headSize)]);
    const turned = op('Transpose', [mixed], { perm: [1, 0, 2] });
    return [op('Reshape', [turned, shape(-1, heads * headSize)]), key, value];
  };
}

function scalar({ constant }: GraphWriter, value: number): string {
  const data = new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
  return constant(`scalar_${value}`, dataType.int64, [], data);
}

function int32({ constant }: GraphWriter, value: number): string {
  const data = new Uint8Array(Int32Array.of(value).buffer);
  return constant(`int_${value}`, dataType.int32, [1], data);
}
