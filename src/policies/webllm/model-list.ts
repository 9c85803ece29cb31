/**
 * The chat models that are offered through WebLLM, small ones first: open weights that write JSON well enough for
 * their size. Names and needs are those of the package's own list (a test compares them); it is not loaded for this.
 */
import type { OfferedModel } from '#core/models/offered-model.ts';

type Listed = {
  /** The package's name of the model without its number format. */
  readonly base: string;
  readonly title: string;
  readonly parameters: number;
  readonly licence: string;
  readonly reads: OfferedModel['reads'];
  readonly thinks?: true;
  /** Megabytes of graphics memory with 16-bit and with 32-bit arithmetic. */
  readonly gpuMb: readonly [f16: number, f32: number];
};

export const listed: readonly Listed[] = [
  {
    ...{ base: 'SmolLM2-360M-Instruct', title: 'SmolLM2 360M', parameters: 362e6 },
    ...{ licence: 'Apache-2.0', reads: 'en', gpuMb: [376.06, 579.61] },
  },
  {
    ...{ base: 'Qwen2.5-0.5B-Instruct', title: 'Qwen2.5 0.5B', parameters: 494e6 },
    ...{ licence: 'Apache-2.0', reads: 'en-zh', gpuMb: [944.62, 1060.2] },
  },
  {
    ...{ base: 'Qwen3-0.6B', title: 'Qwen3 0.6B', parameters: 596e6, thinks: true },
    ...{ licence: 'Apache-2.0', reads: 'en-zh', gpuMb: [1403.34, 1924.98] },
  },
  {
    ...{ base: 'Llama-3.2-1B-Instruct', title: 'Llama 3.2 1B', parameters: 1.236e9 },
    ...{ licence: 'Llama 3.2 Community', reads: 'en', gpuMb: [879.04, 1128.82] },
  },
  {
    ...{ base: 'Qwen2.5-1.5B-Instruct', title: 'Qwen2.5 1.5B', parameters: 1.544e9 },
    ...{ licence: 'Apache-2.0', reads: 'en-zh', gpuMb: [1629.75, 1888.97] },
  },
  {
    ...{ base: 'Qwen3-1.7B', title: 'Qwen3 1.7B', parameters: 1.72e9, thinks: true },
    ...{ licence: 'Apache-2.0', reads: 'en-zh', gpuMb: [2036.66, 2635.44] },
  },
  {
    ...{ base: 'Llama-3.2-3B-Instruct', title: 'Llama 3.2 3B', parameters: 3.213e9 },
    ...{ licence: 'Llama 3.2 Community', reads: 'en', gpuMb: [2263.69, 2951.51] },
  },
  {
    ...{ base: 'Qwen3-4B', title: 'Qwen3 4B', parameters: 4.022e9, thinks: true },
    ...{ licence: 'Apache-2.0', reads: 'en-zh', gpuMb: [3431.59, 4327.71] },
  },
];

/** Where the package fetches weights and the compiled model from. Both send on to hosts of their own. */
export const modelHosts = ['https://huggingface.co', 'https://raw.githubusercontent.com'] as const;

/** 4-bit weights in groups of 32 with a scale each: 16 bits or 32. */
const bitsPerWeight = { f16: 4.5, f32: 5 } as const;

/** With 16-bit arithmetic where the device has it: two thirds of the memory. */
export function listedModels(hasF16: boolean): OfferedModel[] {
  const format = hasF16 ? 'f16' : 'f32';
  return listed.map(({ base, title, parameters, licence, reads, thinks, gpuMb }) => ({
    id: `webllm:${modelIdOf(base, format)}`,
    ...{ title, family: 'webllm', from: 'host', parameters, licence, reads },
    downloadBytes: Math.round((parameters * bitsPerWeight[format]) / 8),
    isSizeEstimated: true,
    thinks: thinks === true,
    needs: {
      gpu: true,
      f16: hasF16,
      gpuBytes: gpuMb[hasF16 ? 0 : 1] * 2 ** 20,
      hosts: modelHosts,
    },
  }));
}

export function modelIdOf(base: string, format: 'f16' | 'f32'): string {
  return `${base}-q4${format}_1-MLC`;
}

export function doesThink(modelId: string): boolean {
  return listed.some(({ base, thinks }) => thinks === true && modelId.startsWith(`${base}-`));
}
