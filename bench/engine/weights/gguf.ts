/**
 * A policy's weights as a GGUF file, for llama.cpp and what is built on it. Our blocks are llama.cpp's own: 32 codes and
 * a float16 scale, w = (code - 8) * scale is its Q4_0, (code - 128) * scale its Q8_0, so no number changes; only the
 * order of the bytes does. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 *
 *   ours   codes of all blocks (low half, high half = two neighbours) | scales of all blocks
 *   Q4_0   for each block: scale, 16 bytes (low half = code i, high half = code i + 16)
 */
import type { PolicyManifest, TensorEntry } from '#policies/bundled/policy-manifest.ts';
import { byteWriter } from './byte-writer.ts';
import { tokenName } from './token-names.ts';

type Weights = { readonly manifest: PolicyManifest; readonly weights: Uint8Array };

/** Codes of ggml's tensor types, by bits of ours. */
const tensorTypes = { 32: 0, 4: 2, 8: 8 } as const;
const alignment = 32;

export function policyAsGguf({ manifest, weights }: Weights): Uint8Array<ArrayBuffer> {
  const writer = byteWriter();
  const content = manifest.tensors.map((tensor) => blocksOf(weights, tensor));
  const settings = settingsOf(manifest);
  writer.ascii('GGUF').u32(3).u64(manifest.tensors.length).u64(settings.length);
  for (const [key, value] of settings) writeSetting(writer, key, value);
  let offset = 0;
  for (const [at, tensor] of manifest.tensors.entries()) {
    const sides = [...tensor.shape].reverse();
    writer.string(ggmlName(tensor.name)).u32(sides.length);
    for (const side of sides) writer.u64(side);
    writer.u32(tensorTypes[tensor.bits]).u64(offset);
    offset += aligned(content[at]?.length ?? 0);
  }
  writer.pad(alignment);
  for (const bytes of content) writer.bytes(bytes).pad(alignment);
  return writer.whole();
}

type Setting = number | { readonly float: number } | boolean | string | Listed;
type Listed = { readonly strings: readonly string[] } | { readonly integers: readonly number[] };

function settingsOf(manifest: PolicyManifest): (readonly [string, Setting])[] {
  const { architecture, context, tensors } = manifest;
  const { type, layers, hidden, heads, keyHeads, headSize, vocabulary, ropeTheta } = architecture;
  const own: Record<string, Setting> = {
    block_count: layers,
    context_length: context,
    embedding_length: hidden,
    feed_forward_length: tensors.find(({ name }) => name.includes('gate_proj'))?.shape[0] ?? 0,
    'attention.head_count': heads,
    'attention.head_count_kv': keyHeads,
    'attention.key_length': headSize,
    'attention.value_length': headSize,
    'attention.layer_norm_rms_epsilon': { float: 1e-6 },
    'rope.freq_base': { float: ropeTheta },
  };
  const names = Array.from({ length: vocabulary }, (_, id) => tokenName(id));
  return [
    ['general.architecture', type],
    ['general.name', 'MaskSearch policy'],
    ...Object.entries(own).map(([key, value]) => [`${type}.${key}`, value] as const),
    // The one tokenizer of llama.cpp that takes the longest name that fits: with names of one length, ids in and out.
    ['tokenizer.ggml.model', 'rwkv'],
    ['tokenizer.ggml.tokens', { strings: names }],
    ['tokenizer.ggml.token_type', { integers: names.map(() => 1) }],
    ['tokenizer.ggml.add_bos_token', false],
  ];
}

function writeSetting(writer: ReturnType<typeof byteWriter>, key: string, value: Setting): void {
  writer.string(key);
  if (typeof value === 'number') writer.u32(4).u32(value);
  else if (typeof value === 'boolean') writer.u32(7).u8(value ? 1 : 0);
  else if (typeof value === 'string') writer.u32(8).string(value);
  else if ('float' in value) writer.u32(6).f32(value.float);
  else if ('strings' in value) {
    writer.u32(9).u32(8).u64(value.strings.length);
    for (const text of value.strings) writer.string(text);
  } else {
    writer.u32(9).u32(5).u64(value.integers.length);
    for (const integer of value.integers) writer.u32(integer);
  }
}

/** Hugging Face's names of tensors as llama.cpp's. */
export function ggmlName(name: string): string {
  const renamed: Readonly<Record<string, string>> = {
    'self_attn.q_proj': 'attn_q',
    'self_attn.k_proj': 'attn_k',
    'self_attn.v_proj': 'attn_v',
    'self_attn.o_proj': 'attn_output',
    'self_attn.q_norm': 'attn_q_norm',
    'self_attn.k_norm': 'attn_k_norm',
    'mlp.gate_proj': 'ffn_gate',
    'mlp.up_proj': 'ffn_up',
    'mlp.down_proj': 'ffn_down',
    input_layernorm: 'attn_norm',
    post_attention_layernorm: 'ffn_norm',
  };
  const [, layer, part = ''] = /^model\.layers\.(\d+)\.(.+)\.weight$/u.exec(name) ?? [];
  if (layer !== undefined && renamed[part]) return `blk.${layer}.${renamed[part]}.weight`;
  if (name === 'model.embed_tokens.weight') return 'token_embd.weight';
  if (name === 'model.norm.weight') return 'output_norm.weight';
  throw new Error(`llama.cpp has no name for ${name}.`);
}

function blocksOf(weights: Uint8Array, { shape, bits, offset }: TensorEntry): Uint8Array {
  const size = shape.reduce((product, side) => product * side, 1);
  if (bits === 32) return weights.subarray(offset, offset + 4 * size);
  const blocks = size / 32;
  const codeBytes = 4 * bits;
  const scales = offset + blocks * codeBytes;
  const out = new Uint8Array(blocks * (2 + codeBytes));
  for (let block = 0; block < blocks; block += 1) {
    const from = offset + block * codeBytes;
    const to = block * (2 + codeBytes);
    out.set(weights.subarray(scales + 2 * block, scales + 2 * block + 2), to);
    for (let at = 0; at < codeBytes; at += 1) {
      if (bits === 8) out[to + 2 + at] = (weights[from + at] ?? 0) - 128;
      else out[to + 2 + at] = fourBits(weights, from, at) | (fourBits(weights, from, at + 16) << 4);
    }
  }
  return out;
}

/** The code at a place of a block whose pairs of neighbours share a byte. */
function fourBits(weights: Uint8Array, from: number, place: number): number {
  const pair = weights[from + (place >> 1)] ?? 0;
  return place % 2 === 0 ? pair & 15 : pair >> 4;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
