/**
 * From a policy's folder to something that acts: the first of the wished devices whose engine opens and passes the
 * self-test. A GPU that is missing, too small, lost or wrong is no failure: the CPU takes over, and the reason is told.
 */
import type { Policy } from '#core/rollout/policy.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import { asBundledError } from './bundled-error.ts';
import { bundledPolicy } from './bundled-policy.ts';
import type { EngineInfo } from './engine-methods.ts';
import type { Model } from './model.ts';
import { type OpenPolicy, openPolicy, type ReadPolicyFile } from './open-policy.ts';
import { type Device, filesOf } from './policy-manifest.ts';
import { queuedModel } from './queued-model.ts';
import { selfTest } from './self-test.ts';
import { type Reading, spanLogProbabilities } from './span-log-probabilities.ts';
import { openVocabulary } from './vocabulary.ts';

export type OpenedModel = { readonly model: Model; readonly threads: number };

export type EngineHost = {
  readonly read: ReadPolicyFile;
  /** Opens the device's engine, or rejects with what speaks against it. */
  readonly openModel: (device: Device, policy: OpenPolicy) => Promise<OpenedModel>;
  readonly now: () => number;
  readonly pause: () => Promise<void>;
};

export type Engine = {
  readonly info: EngineInfo;
  readonly policy: Policy;
  /** Mean log-probability of each span's tokens, for masking by perplexity. */
  readonly spanLogProbabilities: (reading: Reading) => Promise<number[]>;
  readonly close: () => Promise<void>;
};

export async function openEngine(
  id: string,
  devices: readonly Device[],
  host: EngineHost,
  progress: (done: number, total: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Engine> {
  let fellBack: PolicyErrorKind | null = null;
  for (const device of devices) {
    const isLast = device === devices.at(-1);
    try {
      return await openOn(device, fellBack);
    } catch (error) {
      const known = asBundledError(error);
      // Files are the same for every device: what is wrong with them is not the device's fault.
      const isDevice = ![
        'missing',
        'wrong-size',
        'damaged',
        'unreadable',
        'other-version',
      ].includes(known.details.type);
      if (signal?.aborted || isLast || !isDevice) throw signal?.aborted ? error : known;
      fellBack = known.kind;
    }
  }
  throw new Error('No device was asked for.');

  async function openOn(device: Device, reason: PolicyErrorKind | null): Promise<Engine> {
    const opened = await openPolicy(host.read, device, progress, signal);
    const { manifest } = opened;
    const began = host.now();
    const vocabulary = openVocabulary(opened.tokenizer);
    const { model: own, threads } = await host.openModel(device, opened);
    const model = queuedModel(own);
    let worstLogit: number;
    try {
      worstLogit = await selfTest(model, manifest.golden);
    } catch (error) {
      await model.close().catch(() => {});
      throw error;
    }
    const { title, stage, licence, parameters, context } = manifest;
    const files = filesOf(manifest, device) ?? [];
    return {
      info: {
        policy: { id: manifest.id, title, stage, licence, parameters, context },
        ...{ device, threads, worstLogit, fellBack: reason },
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        openMs: host.now() - began,
      },
      spanLogProbabilities: (reading) =>
        spanLogProbabilities(model, vocabulary, reading, host.pause),
      policy: bundledPolicy(model, vocabulary, {
        ...{ id, pause: host.pause, now: host.now },
      }),
      close: model.close,
    };
  }
}
