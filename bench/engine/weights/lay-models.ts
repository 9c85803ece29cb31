/** Lays the policy's weights beside the measuring page in the layouts of other engines. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenPolicy } from '#policies/bundled/open-policy.ts';
import type { PolicyManifest } from '#policies/bundled/policy-manifest.ts';
import { policyAsGguf } from './gguf.ts';
import { onnxFile } from './onnx-file.ts';
import { transformersModel } from './transformers-graph.ts';

export async function layModels(policy: OpenPolicy, out: string): Promise<void> {
  const models = join(out, 'models');
  const { manifest, weights } = policy;
  await mkdir(models);
  await writeFile(join(models, 'policy.gguf'), policyAsGguf(policy));
  for (const [folder, file, kind] of [
    ['plain', 'model.onnx', 'plain'],
    ['fused', 'model.onnx', 'fused'],
    ['fused', 'model_q4.onnx', 'fused-codes'],
  ] as const) {
    await mkdir(join(models, folder, 'onnx'), { recursive: true });
    const { graph, data } = transformersModel(manifest, weights, kind, `${file}_data`);
    await writeFile(join(models, folder, 'onnx', file), onnxFile(graph));
    await writeFile(join(models, folder, 'onnx', `${file}_data`), data);
    await writeFile(join(models, folder, 'config.json'), JSON.stringify(configOf(manifest)));
    await writeFile(join(models, folder, 'generation_config.json'), '{}');
  }
}

/** What transformers.js reads of a model's configuration. */
function configOf({ architecture, context }: PolicyManifest): object {
  const { type, layers, hidden, heads, keyHeads, headSize, vocabulary, ropeTheta } = architecture;
  return {
    ...{ model_type: type, architectures: ['Qwen3ForCausalLM'], vocab_size: vocabulary },
    ...{ hidden_size: hidden, num_hidden_layers: layers, head_dim: headSize },
    ...{ num_attention_heads: heads, num_key_value_heads: keyHeads, rope_theta: ropeTheta },
    ...{ max_position_embeddings: context, tie_word_embeddings: true },
    'transformers.js_config': { use_external_data_format: true },
  };
}
