/** WebLLM in a browser: its engine loads when a model is chosen, one model at a time. */
import type { OwnPrompts } from '#core/agents/team/own-prompts.ts';
import type { DownloadProgress } from '#core/models/download.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { chatPolicy } from '#policies/chat/chat-policy.ts';
import { rateMeter } from '#policies/downloads/rate-meter.ts';
import { type EngineSession, engineSession } from '#policies/webllm/engine-session.ts';
import { doesThink, listedModels } from '#policies/webllm/model-list.ts';
import { type OwnModel, parseOwnModels } from '#policies/webllm/own-models.ts';
import { webllmModel } from '#policies/webllm/webllm-model.ts';
import type { Stored } from '#state/models/models-port.ts';

export type WebllmModels = {
  readonly stored: (id: string) => Promise<Stored>;
  readonly load: (
    id: string,
    signal: AbortSignal,
    onProgress: (progress: DownloadProgress) => void,
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Rejects when the model is not stored: a run is no place for a download of hundreds of megabytes. */
  readonly policy: (modelId: string) => Promise<Policy | null>;
  /** The team of agents over the model, with prompts in place of ours; null when the model is not stored. */
  readonly team: (modelId: string, prompts: OwnPrompts) => Promise<Policy | null>;
};

/** What the package keeps its files in, by its own names. */
const cacheNames = ['webllm/model', 'webllm/config', 'webllm/wasm'] as const;

const thinkingTokens = 1_536;

export function browserWebllm(): WebllmModels {
  let current: { readonly id: string; readonly session: EngineSession } | null = null;

  /** Another model takes the place of the one before: both would rarely fit. */
  const sessionOf = (id: string): EngineSession => {
    if (current?.id === id) return current.session;
    current?.session.discard();
    const session = engineSession(async () => {
      const [{ startWebllm }, own] = await Promise.all([
        import('#policies/webllm/start-worker.ts'),
        ownModel(id),
      ]);
      const createWorker = () =>
        new Worker(new URL('./policies/webllm/webllm.worker.ts', import.meta.url), {
          type: 'module',
        });
      return startWebllm(createWorker, modelIdOf(id), own, ownFolder());
    });
    current = { id, session };
    return session;
  };

  const stored = async (id: string): Promise<Stored> => {
    const total = await sizeOf(id);
    const isWhole = isMarked(id) && (await filesOf(id)) > 0;
    return { done: isWhole ? total : 0, total, isWhole };
  };

  return {
    stored,
    load: async (id, signal, onProgress) => {
      const total = await sizeOf(id);
      const meter = rateMeter();
      await sessionOf(id).load(signal, ({ share }) => {
        const done = Math.round(share * total);
        onProgress({ done, total, rate: meter.at(done, performance.now()), retryMs: null });
      });
      mark(id, true);
    },
    remove: async (id) => {
      if (current?.id === id) {
        current.session.discard();
        current = null;
      }
      mark(id, false);
      for (const [cache, keys] of await keysOf(id)) {
        await Promise.all(keys.map((request) => cache.delete(request)));
      }
    },
    team: async (modelId, prompts) => {
      const id = `webllm:${modelId}`;
      if (!(await stored(id)).isWhole) return null;
      const session = sessionOf(id);
      await session.load(new AbortController().signal);
      const { chatTeam } = await import('#core/agents/team/chat-team.ts');
      return chatTeam(`multi-agent:${id}`, webllmModel(modelId, session), prompts);
    },
    policy: async (modelId) => {
      const id = `webllm:${modelId}`;
      if (!(await stored(id)).isWhole) return null;
      const session = sessionOf(id);
      await session.load(new AbortController().signal);
      const thinks = (await ownModel(id))?.thinks ?? doesThink(modelId);
      return chatPolicy(id, webllmModel(modelId, session), {
        thinks,
        ...(thinks && { maxTokens: thinkingTokens }),
      });
    },
  };
}

let read: Promise<{
  readonly models: readonly OwnModel[];
  readonly problem: string | null;
}> | null = null;

/** The models of webllm/models.json; a broken file is told, and offers nothing. */
export function ownModels() {
  read ??= readOwn();
  return read;
}

async function readOwn() {
  try {
    const response = await fetch(new URL('models.json', ownFolder()));
    if (!response.ok) return { models: [], problem: null };
    return { models: parseOwnModels(await response.text()), problem: null };
  } catch (error) {
    return { models: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

function ownFolder(): string {
  return new URL('webllm/', document.baseURI).href;
}

async function ownModel(id: string): Promise<OwnModel | null> {
  return (await ownModels()).models.find((model) => model.id === modelIdOf(id)) ?? null;
}

async function sizeOf(id: string): Promise<number> {
  const own = await ownModel(id);
  if (own) return own.megabytes * 1e6;
  const listed = [true, false].flatMap(listedModels).find((model) => model.id === id);
  return listed?.downloadBytes ?? 0;
}

async function filesOf(id: string): Promise<number> {
  return (await keysOf(id)).reduce((sum, [, keys]) => sum + keys.length, 0);
}

/** What the package has kept of a model: everything whose address names it. */
async function keysOf(id: string): Promise<[Cache, Request[]][]> {
  if (!('caches' in globalThis)) return [];
  const own = await ownModel(id);
  const names = [modelIdOf(id), ...(own ? [own.folder, own.library] : [])];
  const found: [Cache, Request[]][] = [];
  for (const name of cacheNames) {
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    const keys = (await cache.keys()).filter(({ url }) => names.some((part) => url.includes(part)));
    found.push([cache, keys]);
  }
  return found;
}

function modelIdOf(id: string): string {
  return id.replace(/^webllm:/u, '');
}

/** Whether a model was loaded to its end: the package itself leaves no mark. */
const markOf = (id: string) => `masksearch.loaded.${id}`;

function isMarked(id: string): boolean {
  try {
    return localStorage.getItem(markOf(id)) === 'yes';
  } catch {
    return false;
  }
}

function mark(id: string, isHere: boolean): void {
  try {
    if (isHere) localStorage.setItem(markOf(id), 'yes');
    else localStorage.removeItem(markOf(id));
  } catch {
    // Full or forbidden: then it is loaded again next time.
  }
}
