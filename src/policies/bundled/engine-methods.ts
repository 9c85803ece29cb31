/** What the engine's worker offers over the rpc. */
import type { PolicyOutput, Situation } from '#core/rollout/policy.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { Device, PolicyManifest } from './policy-manifest.ts';
import type { Reading } from './span-log-probabilities.ts';

export type LoadRequest = {
  /** Absolute address of the policy's folder, with "/" at its end. */
  readonly url: string;
  readonly devices: readonly Device[];
  /** Threads of the CPU engine; more than one only where the page is isolated. */
  readonly threads: number;
};

/** What runs, and how it came to it. */
export type EngineInfo = {
  readonly policy: Pick<
    PolicyManifest,
    'id' | 'title' | 'stage' | 'licence' | 'parameters' | 'context'
  >;
  readonly device: Device;
  readonly threads: number;
  /** Bytes read for it: weights, graph, tokenizer. */
  readonly bytes: number;
  /** Milliseconds from its files to its first number. */
  readonly openMs: number;
  /** Largest difference of a logit in the self-test. */
  readonly worstLogit: number;
  /** Why the GPU is not used although it was asked for; null when it is, or was not asked for. */
  readonly fellBack: PolicyErrorKind | null;
};

export type EngineMethods = {
  /** Progress is in bytes. */
  readonly load: { readonly argument: LoadRequest; readonly value: EngineInfo };
  /** Notes are the text as it is written; the last output is the value. */
  readonly act: {
    readonly argument: Situation;
    readonly value: Exclude<PolicyOutput, { type: 'delta' }>;
    readonly note: string;
  };
  readonly spanLogProbabilities: { readonly argument: Reading; readonly value: readonly number[] };
};
