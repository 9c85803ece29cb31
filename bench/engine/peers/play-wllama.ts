/** A run on wllama (llama.cpp as WebAssembly). It takes text only: ids are written as names (weights/token-names.ts). */
import { Wllama } from '@wllama/wllama';
import wasmUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { type Play, timed } from '../page/timed-run.ts';
import { idsOfNames, tokenNames } from '../weights/token-names.ts';

export async function openWllama(
  file: string,
  context: number,
  threads: number,
): Promise<(keepsCache: boolean) => Play> {
  const wllama = new Wllama({ default: new URL(wasmUrl, location.href).href });
  const content = await (await fetch(file)).blob();
  await wllama.loadModel([content], {
    ...{ n_ctx: context, n_threads: threads, n_parallel: 1, n_gpu_layers: 0, seed: 1 },
    // As exact as our caches; half the width is a choice of its own.
    ...{ cache_type_k: 'f32', cache_type_v: 'f32' },
  });
  if (wllama.getNumThreads() !== threads) {
    throw new Error(`wllama runs on ${wllama.getNumThreads()} threads instead of ${threads}.`);
  }
  return (keepsCache) =>
    ({ turns }) =>
      timed(turns, async ({ ids, write }, token) => {
        // Not as a stream: a message for each token would be charged to the engine.
        const reply = await wllama.createCompletion({
          ...{ prompt: tokenNames(ids), max_tokens: write, temperature: 0, top_k: 1 },
          ...{ cache_prompt: keepsCache, stream: false },
        });
        if (reply.usage.prompt_tokens !== ids.length) {
          throw new Error(`wllama read ${reply.usage.prompt_tokens} tokens of ${ids.length}.`);
        }
        token(reply.timings?.predicted_ms);
        return idsOfNames(reply.choices[0]?.text ?? '');
      });
}
