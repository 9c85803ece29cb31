/**
 * The model on onnxruntime's CPU provider (WebAssembly, in the page and in Node). The graph (training/cpu_graph.py)
 * gives back only the new keys and values; the caches are plain arrays here, one row of `keyHeads * headSize` floats
 * for each token, key or value, and layer.
 *
 *   past_k_0 [P, heads, size]  --view of a cache's first P rows-->  pass  --new_k_0 [T, heads, size]-->  appended
 */
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import { expandWeights } from './expand-weights.ts';
import type { Model } from './model.ts';
import type { OpenPolicy } from './open-policy.ts';

/** The part of an onnxruntime package that is used, so that page and Node pass the build that runs there. */
export type Runtime = {
  readonly InferenceSession: {
    create(model: Uint8Array, options?: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: TensorConstructor;
};

type CpuCache = { length: number; rows: Float32Array[] };

/** Rows of a fresh cache; it doubles when it is full. */
const firstCapacity = 512;
const hidden = -1e9;

export async function openCpuModel(
  { manifest, graph, weights }: Pick<OpenPolicy, 'manifest' | 'graph' | 'weights'>,
  { InferenceSession, Tensor }: Runtime,
): Promise<Model<CpuCache>> {
  const { architecture, context } = manifest;
  const { layers, keyHeads, headSize, vocabulary } = architecture;
  const width = keyHeads * headSize;
  const names = Array.from({ length: layers }, (_, layer) => [`k_${layer}`, `v_${layer}`]).flat();
  const expanded = expandWeights(weights, manifest.tensors, manifest.block);
  const session = await InferenceSession.create(graph, {
    executionProviders: ['wasm'],
    externalData: [{ path: 'weights', data: new Uint8Array(expanded.buffer) }],
  });

  const reserve = (cache: CpuCache, length: number) => {
    const capacity = (cache.rows[0]?.length ?? 0) / width;
    if (length <= capacity) return;
    const larger = Math.min(Math.max(context, length), Math.max(length, 2 * capacity));
    cache.rows = cache.rows.map((old) => {
      const rows = new Float32Array(larger * width);
      rows.set(old.subarray(0, cache.length * width));
      return rows;
    });
  };
  const emptyCache = (capacity: number): CpuCache => ({
    length: 0,
    rows: names.map(() => new Float32Array(capacity * width)),
  });

  return {
    vocabulary,
    context,
    passTokens: 48,
    guesses: { first: 4, most: 12 },
    newCache: () => emptyCache(Math.min(firstCapacity, context)),
    lengthOf: ({ length }) => length,
    keep: (cache, length) => {
      cache.length = Math.min(cache.length, length);
    },
    fork: async (cache, length) => {
      const copy = emptyCache(Math.min(context, Math.max(firstCapacity, 2 * length)));
      for (const [at, rows] of copy.rows.entries()) {
        const old = cache.rows[at];
        if (old) rows.set(old.subarray(0, length * width));
      }
      copy.length = length;
      return copy;
    },
    drop: (cache) => {
      cache.rows = [];
    },
    pass: async (cache, ids, rows) => {
      const before = cache.length;
      // The graph wants at least one row of past; with nothing cached it is masked.
      const shown = Math.max(1, before);
      const feeds: Record<string, Tensor> = {
        ids: new Tensor('int32', Int32Array.from(ids), [ids.length]),
        positions: new Tensor(
          'int32',
          Int32Array.from(ids, (_, i) => before + i),
          [ids.length],
        ),
        rows: new Tensor('int32', Int32Array.from(rows), [rows.length]),
        mask: new Tensor('float32', triangle(ids.length, shown, before === 0), [
          ids.length,
          shown + ids.length,
        ]),
      };
      for (const [at, name] of names.entries()) {
        const past = cache.rows[at]?.subarray(0, shown * width) ?? new Float32Array(width);
        feeds[`past_${name}`] = new Tensor('float32', past, [shown, keyHeads, headSize]);
      }
      const results = await session.run(feeds);
      reserve(cache, before + ids.length);
      for (const [at, name] of names.entries()) {
        cache.rows[at]?.set(floatsOf(results[`new_${name}`]), before * width);
      }
      cache.length = before + ids.length;
      return floatsOf(results['logits']);
    },
    close: () => session.release(),
  };
}

/** What is added to the scores: each new token sees what is cached and the new ones up to itself. */
function triangle(count: number, shown: number, nothingCached: boolean): Float32Array {
  const whole = shown + count;
  const mask = new Float32Array(count * whole);
  for (let row = 0; row < count; row += 1) {
    mask.fill(hidden, row * whole + shown + row + 1, (row + 1) * whole);
    if (nothingCached) mask[row * whole] = hidden;
  }
  return mask;
}

function floatsOf(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error('The graph gave no float32 output where one was expected.');
}
