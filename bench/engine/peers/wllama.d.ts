/** The part of the peer's interface that is used: it is installed only where the benchmark runs. */
declare module '@wllama/wllama' {
  type Reply = {
    readonly choices: readonly { readonly text: string }[];
    readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number };
    readonly timings?: {
      readonly cache_n: number;
      readonly prompt_n: number;
      readonly prompt_ms: number;
      readonly predicted_ms: number;
    };
  };
  export class Wllama {
    constructor(paths: { readonly default: string }, settings?: object);
    loadModel(files: readonly Blob[], settings: object): Promise<void>;
    getNumThreads(): number;
    createCompletion(options: {
      readonly prompt: string;
      readonly max_tokens: number;
      readonly temperature: number;
      readonly top_k: number;
      readonly cache_prompt: boolean;
      readonly stream: false;
    }): Promise<Reply>;
  }
}
