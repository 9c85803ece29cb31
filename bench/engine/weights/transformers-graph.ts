/**
 * A policy's weights as transformers.js wants a model of this kind: token ids in, logits of the last ones out, and the
 * whole cache handed in and out with every call. Apart from that it is our own graph (training/cpu_graph.py), so that
 * the library is compared with a graph as good as its layout permits; two kinds, because each is better at one thing:
 *
 *   plain   attention of single operations, weights as float32: reads prompts faster
 *   fused   GroupQueryAttention as in the models that are published for transformers.js: writes faster; with weights as
 *           float32, or products with the four-bit codes (MatMulNBits) for the small download
 *
 * input_ids, attention_mask, position_ids int64 [1, T], past_key_values.L.key [1, groups, P, head]
 * -> logits [1, N, vocabulary], present.L.key [1, groups, P + T, head]
 */
import { expandWeights, scalesAt, sizeOf } from '#policies/bundled/expand-weights.ts';
import type { PolicyManifest, TensorEntry } from '#policies/bundled/policy-manifest.ts';
import { attention } from './attention.ts';
import { graphWriter } from './graph-writer.ts';
import { dataType, type Graph } from './onnx-file.ts';

export type GraphKind = 'plain' | 'fused' | 'fused-codes';

export type TransformersModel = {
  readonly graph: Graph;
  /** The file that the graph's weights lie in, beside it. */
  readonly data: Uint8Array<ArrayBuffer>;
};

const epsilon = { epsilon: { float: 1e-6 } };
const embedding = 'model.embed_tokens.weight';

export function transformersModel(
  manifest: PolicyManifest,
  weights: Uint8Array<ArrayBuffer>,
  kind: GraphKind,
  dataFile: string,
): TransformersModel {
  const { layers, hidden, vocabulary } = manifest.architecture;
  const writer = graphWriter(dataFile);
  const { op, external, shape } = writer;
  const byName = new Map(manifest.tensors.map((tensor) => [tensor.name, tensor]));
  const entry = (name: string): TensorEntry => {
    const tensor = byName.get(name);
    if (!tensor) throw new Error(`The manifest has no ${name}.`);
    return tensor;
  };
  const expanded = (name: string): string => {
    const tensor = entry(name);
    return external(name, dataType.float, tensor.shape, () =>
      bytesOf(expandWeights(weights, [tensor], manifest.block)),
    );
  };
  const norm = (x: string, name: string) =>
    op('SimplifiedLayerNormalization', [x, expanded(name)], { axis: -1, ...epsilon });
  const linear = (x: string, name: string): string => {
    const tensor = entry(name);
    const [rows = 0, columns = 0] = tensor.shape;
    if (kind !== 'fused-codes' || tensor.bits === 32) {
      return op('Gemm', [x, expanded(name)], { transB: 1 });
    }
    const { bits, offset } = tensor;
    const codeBytes = (sizeOf(tensor) * bits) / 8;
    const blocks = [rows, columns / manifest.block, (manifest.block * bits) / 8];
    const codes = external(`${name}.codes`, dataType.uint8, blocks, () =>
      weights.subarray(offset, offset + codeBytes),
    );
    const scales = external(`${name}.scales`, dataType.float, blocks.slice(0, 2), () =>
      bytesOf(scalesAt(weights, offset + codeBytes, sizeOf(tensor) / manifest.block)),
    );
    const sizes = { K: columns, N: rows, bits, block_size: manifest.block, accuracy_level: 0 };
    return op('MatMulNBits', [x, codes, scales], sizes, 'com.microsoft');
  };

  const attend = attention(kind === 'plain' ? 'plain' : 'fused', manifest, writer);
  let x = op('Gather', [expanded(embedding), op('Reshape', ['input_ids', shape(-1)])]);
  for (let layer = 0; layer < layers; layer += 1) {
    const base = `model.layers.${layer}.`;
    const h = norm(x, `${base}input_layernorm.weight`);
    const mixed = attend(
      layer,
      linear(h, `${base}self_attn.q_proj.weight`),
      linear(h, `${base}self_attn.k_proj.weight`),
      linear(h, `${base}self_attn.v_proj.weight`),
      (heads, which) => norm(heads, `${base}self_attn.${which}_norm.weight`),
    );
    x = op('Add', [x, linear(mixed, `${base}self_attn.o_proj.weight`)]);
    const g = norm(x, `${base}post_attention_layernorm.weight`);
    const gate = linear(g, `${base}mlp.gate_proj.weight`);
    const silu = op('QuickGelu', [gate], { alpha: { float: 1 } }, 'com.microsoft');
    const wide = op('Mul', [silu, linear(g, `${base}mlp.up_proj.weight`)]);
    x = op('Add', [x, linear(wide, `${base}mlp.down_proj.weight`)]);
  }
  // The last rows only: 0 stands for all of them.
  const last = op('Neg', [op('Reshape', ['num_logits_to_keep', shape(1)])]);
  const end = shape(2 ** 31 - 1);
  const kept = op('Slice', [norm(x, 'model.norm.weight'), last, end, shape(0)]);
  const logits = op('Reshape', [linear(kept, embedding), shape(1, -1, vocabulary)]);
  writer.output(logits, { name: 'logits', type: dataType.float, shape: [1, 'kept', vocabulary] });
  const ids = { type: dataType.int64, shape: ['batch_size', 'new'] };
  const inputs = [
    { name: 'input_ids', ...ids },
    { name: 'attention_mask', type: dataType.int64, shape: ['batch_size', 'all'] },
    ...(kind === 'plain' ? [{ name: 'position_ids', ...ids }] : []),
    { name: 'num_logits_to_keep', type: dataType.int64, shape: [] },
  ];
  if (hidden % manifest.block !== 0) throw new Error('A row is not a whole number of blocks.');
  return writer.finish(inputs);
}

function bytesOf(floats: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}
