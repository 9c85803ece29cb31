/** The store's ports in a browser. Workers, policies and the splitter load when they are first needed. */
import type { Language } from '#core/text/language.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import type { LabClient } from '#lab/lab-client.ts';
import { type SearchClient, searchClient } from '#search/search-client.ts';
import type { Ports } from '#state/ports.ts';
import { ProblemError } from '#state/problem.ts';
import { keptPrompts } from '#state/prompt-actions.ts';
import { type MaskingClient, maskingClient } from '#tagging/masking-client.ts';
import { asEngineProblem, browserEngine } from './browser-engine.ts';
import { browserLibrary } from './browser-library.ts';
import type { WebllmModels } from './browser-webllm.ts';

export function browserPorts(): Ports {
  const search = renewable<SearchClient>(() =>
    searchClient(
      () => new Worker(new URL('./search/search.worker.ts', import.meta.url), { type: 'module' }),
    ),
  );
  const masking = renewable<MaskingClient>(() =>
    maskingClient(
      () => new Worker(new URL('./tagging/tagging.worker.ts', import.meta.url), { type: 'module' }),
    ),
  );
  const engine = browserEngine();
  // The Lab reads English (its cues are English words), whatever the page's language is.
  let lab: Promise<LabClient> | null = null;
  const openLab = () => {
    lab ??= import('#lab/lab-client.ts').then(({ labClient }) =>
      labClient(
        () => new Worker(new URL('./lab/lab.worker.ts', import.meta.url), { type: 'module' }),
        new URL('corpus/en/', document.baseURI).href,
        () => {
          lab = null;
        },
      ),
    );
    return lab;
  };
  return {
    lab: openLab,
    openCorpus: async (language, onProgress) => {
      const url = new URL(`corpus/${language}/`, document.baseURI).href;
      try {
        const { manifest, catalogue } = await search.get().open(url, { onProgress });
        const files = [...manifest.shards, manifest.index, ...(manifest.postings ?? [])];
        return {
          id: manifest.id,
          title: manifest.title,
          ...manifest.counts,
          bytes: files.reduce((sum, file) => sum + file.bytes, 0),
          catalogue,
        };
      } catch (error) {
        if (error instanceof CorpusError)
          throw new ProblemError({ type: 'corpus', ...error.details });
        search.renew();
        throw error;
      }
    },
    environment: (corpusId) => search.get().environment(corpusId),
    readDocument: (corpusId, name) => search.get().read(corpusId, name),
    maskablePassages: async ({ text }, language) => {
      const { splitForMasking } = await import('#corpus/split.ts');
      return splitForMasking(text, language).map(({ start, end }) =>
        text.slice(start, end).replace(/\n/gu, ' '),
      );
    },
    bundledOffer: engine.bundledOffer,
    openBundled: engine.openBundled,
    spanLogProbabilities: engine.spanLogProbabilities,
    policyOf: async (id) => {
      const [{ policyOf }, { baselinePolicy }] = await Promise.all([
        import('#policies/policy-id.ts'),
        import('#policies/baseline/baseline.ts'),
      ]);
      const bundled = /(?:^|:)(bundled(?:@[\w.-]+)?)$/u.exec(id)?.[1] ?? 'bundled';
      return policyOf(id, {
        baseline: () => baselinePolicy,
        [bundled]: () => engine.bundledPolicy(bundled),
        'lab:': async (packed) => (await openLab()).policy(`lab:${packed}`),
        'multi-agent:': async (chat) => {
          if (chat === 'baseline')
            return (await import('#policies/baseline/rule-team.ts')).ruleTeam;
          const modelId = chat.replace(/^webllm:/u, '');
          const policy = await (await webllm()).team(modelId, await keptPrompts(storage));
          if (policy) return policy;
          throw new ProblemError({ type: 'model-not-here', id: modelId });
        },
        'webllm:': async (modelId) => {
          const policy = await (await webllm()).policy(modelId).catch((error) => {
            throw asEngineProblem(error);
          });
          if (policy) return policy;
          throw new ProblemError({ type: 'model-not-here', id: modelId });
        },
      });
    },
    models: async () => {
      const { browserModels } = await import('./browser-models.ts');
      return browserModels(await webllm());
    },
    maskText: async (request) => {
      try {
        return await masking.get().mask(request);
      } catch (error) {
        masking.renew();
        throw error;
      }
    },
    readFile: async (path) => {
      const response = await fetch(new URL(path, document.baseURI));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.text();
    },
    saveFile,
    now: () => performance.now(),
    frame: (callback) => {
      const id = requestAnimationFrame(callback);
      return () => cancelAnimationFrame(id);
    },
    wait: (ms, callback) => {
      const id = setTimeout(callback, ms);
      return () => clearTimeout(id);
    },
    randomSeed: () => Math.floor(Math.random() * 1_000_000),
    storage,
    tabStorage,
    link: {
      read: () => location.hash,
      write: (hash) =>
        history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash),
      open: (hash) => {
        location.hash = hash;
      },
      copy: (hash) => navigator.clipboard.writeText(new URL(hash, location.href).href),
      onChange: (listener) => addEventListener('hashchange', listener),
    },
    preferredLanguage: (): Language => (navigator.language.startsWith('zh') ? 'zh' : 'en'),
    library: browserLibrary(search.get),
    offline: async () => (await import('./browser-offline.ts')).browserOffline(),
    evaluation: async () =>
      (await import('./browser-evaluation.ts')).browserEvaluation(search.get, masking.get),
  };
}

/** One engine for the runs and for the Models screen. */
let startedWebllm: Promise<WebllmModels> | null = null;

function webllm(): Promise<WebllmModels> {
  startedWebllm ??= import('./browser-webllm.ts').then(({ browserWebllm }) => browserWebllm());
  return startedWebllm;
}

/** Kept until it fails; the next use makes another. */
function renewable<T extends { readonly close: () => void }>(
  make: () => T,
): { readonly get: () => T; readonly renew: () => void } {
  let made: T | null = null;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    renew: () => {
      made?.close();
      made = null;
    },
  };
}

function saveFile(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the content when this task ends; a moment more costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Two tabs may hold two drafts: each finds its own again, and a new tab finds the last one. */
const storage: Ports['storage'] = {
  read: (key) => readFrom(() => sessionStorage, key) ?? readFrom(() => localStorage, key),
  write: (key, value) => {
    writeTo(() => sessionStorage, key, value);
    writeTo(() => localStorage, key, value);
  },
};

const tabStorage: Ports['storage'] = {
  read: (key) => readFrom(() => sessionStorage, key),
  write: (key, value) => writeTo(() => sessionStorage, key, value),
};

/** A browser may refuse storage: then nothing is kept, and nothing else breaks. */
function readFrom(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

function writeTo(store: () => Storage, key: string, value: string): void {
  try {
    store().setItem(key, value);
  } catch {
    // Full or forbidden.
  }
}
