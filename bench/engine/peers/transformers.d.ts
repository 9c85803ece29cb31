/** The part of the peer's interface that is used: it is installed only where the benchmark runs. */
declare module '@huggingface/transformers' {
  export class Tensor {
    constructor(type: 'int64', data: BigInt64Array, dims: readonly number[]);
    readonly data: BigInt64Array;
  }
  type Cache = Readonly<Record<string, Tensor>>;
  type Generated = { readonly sequences: Tensor; readonly past_key_values: Cache };
  type Model = {
    generate(options: {
      readonly inputs: Tensor;
      readonly attention_mask: Tensor;
      readonly max_new_tokens: number;
      readonly do_sample: false;
      readonly return_dict_in_generate: true;
      readonly streamer: { put(tokens: unknown): void; end(): void };
      readonly past_key_values: Cache | null;
    }): Promise<Generated>;
  };
  export const AutoModelForCausalLM: {
    from_pretrained(
      name: string,
      options: { readonly dtype: string; readonly device: 'wasm' },
    ): Promise<Model>;
  };
  export const env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    useBrowserCache: boolean;
    localModelPath: string;
    readonly backends: {
      readonly onnx: { wasm: { wasmPaths: { mjs: string; wasm: string }; numThreads: number } };
    };
  };
}
