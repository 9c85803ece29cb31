/**
 * A policy is a folder (training/export.py makes it): `manifest.json`, one weight file in parts of at most
 * 24 MiB, a graph for the CPU and one for the GPU that both read those weights, and the tokenizer. The manifest
 * names every file with its size and SHA-256, so that a damaged one is named on load.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';

/** Raised when a change makes older folders unreadable. */
export const policyFormat = 1;

const count = z.int().check(z.positive());

const file = z.object({
  file: z.string().check(z.regex(/^[\w.-]+$/u)),
  bytes: z.int().check(z.nonnegative()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/u)),
});

const tensor = z.object({
  name: z.string(),
  shape: z.array(count).check(z.minLength(1), z.maxLength(2)),
  /** 4 or 8: codes in blocks along a row, then their float16 scales; 32: plain float32. */
  bits: z.union([z.literal(4), z.literal(8), z.literal(32)]),
  /** Of its first byte in the weight file. */
  offset: z.int().check(z.nonnegative()),
});

/** A prompt with what the weights make of it, to tell a sound engine from one that computes garbage. */
const golden = z.object({
  ids: z.array(z.int().check(z.nonnegative())).check(z.minLength(1)),
  /** `[token, logit]` after the last token of the prompt. */
  logits: z.array(z.tuple([z.int().check(z.nonnegative()), z.number()])).check(z.minLength(1)),
});

export const policyManifestSchema = z.object({
  format: z.literal(policyFormat),
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  /** The stage of training that ended in these weights, such as `sft` or `rl`. */
  stage: z.string().check(z.minLength(1)),
  trainingRun: z.string(),
  licence: z.string(),
  architecture: z.object({
    type: z.string(),
    layers: count,
    hidden: count,
    heads: count,
    keyHeads: count,
    headSize: count,
    vocabulary: count,
    ropeTheta: z.number().check(z.positive()),
  }),
  parameters: count,
  /** Tokens that fit, prompt and answer together. */
  context: count,
  /** Weights that share a scale. */
  block: count,
  weights: z.array(file).check(z.minLength(1)),
  tensors: z.array(tensor).check(z.minLength(1)),
  graphs: z.object({ cpu: file, gpu: z.optional(file) }),
  tokenizer: file,
  golden: z.object({
    tolerance: z.number().check(z.positive()),
    prompts: z.array(golden).check(z.minLength(1)),
  }),
});

export type PolicyManifest = z.infer<typeof policyManifestSchema>;
export type PolicyFile = z.infer<typeof file>;
export type TensorEntry = z.infer<typeof tensor>;
export type Golden = PolicyManifest['golden'];

/** Which of the two graphs is run. */
export type Device = 'gpu' | 'cpu';

/** Every file that a device needs, in the order of its use. */
export function filesOf({ weights, graphs, tokenizer }: PolicyManifest, device: Device) {
  const graph = device === 'gpu' ? graphs.gpu : graphs.cpu;
  return graph ? [graph, tokenizer, ...weights] : null;
}
