/** A run on transformers.js: `generate` turn by turn, with or without the cache of the turn before handed in. */
import { AutoModelForCausalLM, env, Tensor } from '@huggingface/transformers';
import glueUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { type Play, timed } from '../page/timed-run.ts';

export async function openTransformers(
  folder: string,
  dtype: string,
  threads: number,
): Promise<(keepsCache: boolean) => Play> {
  const absolute = (url: string) => new URL(url, location.href).href;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.localModelPath = absolute('models/');
  env.backends.onnx.wasm.wasmPaths = { mjs: absolute(glueUrl), wasm: absolute(wasmUrl) };
  env.backends.onnx.wasm.numThreads = threads;
  const model = await AutoModelForCausalLM.from_pretrained(folder, { dtype, device: 'wasm' });

  return (keepsCache) =>
    ({ turns }) => {
      let last: Awaited<ReturnType<typeof model.generate>> | null = null;
      return timed(turns, async ({ ids, write }, token) => {
        let calls = 0;
        // It begins with the prompt.
        const put = () => {
          if (calls > 0) token();
          calls += 1;
        };
        const before = last && startsWith(ids, last.sequences.data) ? last : null;
        last = await model.generate({
          inputs: integers(ids),
          attention_mask: integers(ids.map(() => 1)),
          ...{ max_new_tokens: write, do_sample: false, return_dict_in_generate: true },
          streamer: { put, end: () => {} },
          past_key_values: keepsCache ? (before?.past_key_values ?? null) : null,
        });
        return [...last.sequences.data.slice(ids.length)].map(Number);
      });
    };
}

function integers(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values.map(BigInt)), [1, values.length]);
}

/** Whether the cache, which holds all of a sequence but its last token, is a beginning of these ids. */
function startsWith(ids: readonly number[], sequence: BigInt64Array): boolean {
  return sequence.length <= ids.length && sequence.every((id, at) => Number(id) === ids[at]);
}
