/** WebLLM's own worker client around one model. This file brings the package with it: it loads when a model is chosen. */
import { type AppConfig, prebuiltAppConfig, WebWorkerMLCEngine } from '@mlc-ai/web-llm';
import { PolicyError } from '#core/rollout/policy-error.ts';
import { mayConnect } from '#lib/connect-hosts.ts';
import type { EngineWorker } from './engine-session.ts';
import type { OwnModel } from './own-models.ts';

/** `own` comes from webllm/models.json at the address `folder`. */
export async function startWebllm(
  createWorker: () => Worker,
  modelId: string,
  own: OwnModel | null,
  folder: string,
): Promise<EngineWorker> {
  const appConfig = configOf(modelId, own, folder);
  const worker = createWorker();
  // The client sets `onmessage`; everything else it leaves alone.
  const engine = new WebWorkerMLCEngine(worker, { appConfig, logLevel: 'WARN' });
  return {
    engine,
    load: async (onProgress) => {
      engine.setInitProgressCallback(({ progress, text }) => onProgress({ share: progress, text }));
      await engine.reload(modelId);
    },
    onCrash: (listener) => {
      worker.addEventListener('error', ({ message }) => listener(message ?? ''));
      worker.addEventListener('messageerror', () => listener('unreadable message'));
    },
    terminate: () => worker.terminate(),
  };
}

/** Only this model, with absolute addresses: the engine resolves others against its worker. */
export function configOf(modelId: string, own: OwnModel | null, folder: string): AppConfig {
  if (own) {
    const record = {
      model: new URL(own.folder, folder).href,
      model_id: own.id,
      model_lib: new URL(own.library, folder).href,
      overrides: { context_window_size: own.context },
      ...(own.f16 && { required_features: ['shader-f16'] }),
    };
    return { model_list: [record], cacheBackend: 'cache' };
  }
  const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === modelId);
  if (!record) {
    throw new PolicyError(
      'unsupported',
      `The engine knows no model ${modelId}: choose one of the list.`,
    );
  }
  for (const url of [record.model, record.model_lib]) {
    if (!mayConnect(url, location.origin)) throw new PolicyError('unreachable', forbidden(url));
  }
  return { model_list: [record], cacheBackend: 'cache' };
}

function forbidden(url: string): string {
  return `This build may not talk to ${new URL(url).host}: build it with MASKSEARCH_CONNECT_HOSTS, or lay the model beside the site.`;
}
