/** The bundled policy in the terminal: the same engine as in the page, on onnxruntime's WebAssembly in Node. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Policy } from '#core/rollout/policy.ts';
import { nextTask } from '#lib/next-task.ts';
import { bundledPolicy } from '#policies/bundled/bundled-policy.ts';
import type { Sampling } from '#policies/bundled/choose-token.ts';
import { openCpuModel } from '#policies/bundled/cpu-model.ts';
import type { Model } from '#policies/bundled/model.ts';
import { openPolicy } from '#policies/bundled/open-policy.ts';
import { selfTest } from '#policies/bundled/self-test.ts';
import { type Reading, spanLogProbabilities } from '#policies/bundled/span-log-probabilities.ts';
import { openVocabulary, type Vocabulary } from '#policies/bundled/vocabulary.ts';
import { badArgument } from './command-error.ts';
import { projectRoot } from './corpus-folder.ts';

export type BundledFolderOptions = {
  /** A folder that training/export.py made; by default the one that ships. */
  readonly policyFolder?: string;
  readonly threads?: number;
  /** Other fills that are weighed; an evaluation reads none of them and saves their time. */
  readonly runnersUp?: number;
  /** How tokens are drawn; the likeliest by default. */
  readonly sampling?: Sampling;
};

/** More threads than this wait for each other more than they help, at this size of matrices. */
const usefulThreads = 4;

type Opened = { readonly model: Model<unknown>; readonly vocabulary: Vocabulary };

/** `--baselines` names a policy several times, and sampling draws from one model: each is opened once. */
const models = new Map<string, Promise<Opened>>();
const policies = new Map<string, Promise<Policy>>();

/** `id` is `bundled`, or `bundled@STAGE` for the folder of a stage inside the policy's folder. */
export function openBundledPolicy(id: string, options: BundledFolderOptions): Promise<Policy> {
  // Each sample draws by its own chance.
  if (options.sampling) return makePolicy(id, options);
  const policy = policies.get(id) ?? makePolicy(id, options);
  policies.set(id, policy);
  return policy;
}

/** Reads passages with the policy's model: how surprised it is by their spans. */
export async function openBundledReader(
  id: string,
  options: BundledFolderOptions,
): Promise<(reading: Reading) => Promise<number[]>> {
  const { model, vocabulary } = await openModel(id, options);
  return (reading) => spanLogProbabilities(model, vocabulary, reading, nextTask);
}

async function makePolicy(id: string, options: BundledFolderOptions): Promise<Policy> {
  const { model, vocabulary } = await openModel(id, options);
  const { runnersUp = 2, sampling } = options;
  const now = () => performance.now();
  const how = { id, runs: 1, runnersUp, pause: nextTask, now, ...(sampling && { sampling }) };
  return bundledPolicy(model, vocabulary, how);
}

function openModel(id: string, { policyFolder, threads }: BundledFolderOptions): Promise<Opened> {
  const stage = id.split('@')[1];
  const base = policyFolder ? resolve(policyFolder) : join(projectRoot, 'public', 'policy');
  const folder = stage === undefined ? base : join(base, stage);
  const model = models.get(folder) ?? open(folder, threads);
  models.set(folder, model);
  return model;
}

async function open(folder: string, threads: number | undefined): Promise<Opened> {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw badArgument(
      `There is no policy in ${folder}: give a folder that training/export.py made to --policy-folder.`,
    );
  }
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const [content, runtime] = await Promise.all([
    openPolicy(read, 'cpu'),
    import('onnxruntime-web'),
  ]);
  runtime.env.wasm.numThreads = threads ?? Math.min(usefulThreads, availableParallelism());
  const model = await openCpuModel(content, runtime);
  await selfTest(model, content.manifest.golden);
  return { model, vocabulary: openVocabulary(content.tokenizer) };
}
