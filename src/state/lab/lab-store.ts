/**
 * The Lab's own store, made when its screen first opens. Training is a loop of single steps, each asked of the
 * worker when the last is there, so that a pause never waits longer than one step.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type PresetName, presetNames, presets } from '#lab/presets.ts';
import type { LabSettings } from '#lab/settings.ts';
import { labPolicyId, weightsOfPolicyId } from '#lab/shareable-weights.ts';
import { encodeRecipe } from '#runs/recipe.ts';
import { loading } from '../load.ts';
import type { LabPort, Ports } from '../ports.ts';
import { initialLab, type LabState, untouchedLab } from './lab-state.ts';

export const labStorageKey = 'masksearch.lab';

/** Held-out passages are measured after so many steps, and when training rests. */
const measureEvery = 5;
const noticeFor = 2500;

export type LabActions = {
  /** Opens the corpus; `rest` is what follows "#/lab" in the address. */
  readonly open: (rest: string) => Promise<void>;
  readonly train: () => Promise<void>;
  readonly stepOnce: () => Promise<void>;
  readonly pause: () => void;
  readonly reset: () => Promise<void>;
  readonly choosePreset: (preset: PresetName) => Promise<void>;
  readonly change: (settings: Partial<LabSettings>) => Promise<void>;
  readonly tryOut: (index: number) => Promise<void>;
  readonly save: () => void;
  readonly forget: () => void;
  /** Copies a link that opens the shown passage with these weights on the Fill screen. */
  readonly copyLink: () => Promise<void>;
  /** Goes there. */
  readonly useOnFill: (id: string) => void;
};

export type LabStore = Pick<StoreApi<LabState>, 'getState' | 'subscribe'> & {
  readonly actions: LabActions;
};

export function labStore(
  ports: Pick<Ports, 'lab' | 'storage' | 'link' | 'now' | 'wait'>,
): LabStore {
  const kept = ports.storage.read(labStorageKey);
  const store = createStore<LabState>(() =>
    initialLab(kept !== null && weightsOfPolicyId(kept) ? kept : null),
  );
  const { getState: get, setState: set } = store;

  /** Runs a task against the worker; when that fails, says so and rests. */
  const guarded = async (task: (lab: LabPort) => Promise<void>) => {
    try {
      await task(await ports.lab());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      set({ failure: message, status: 'resting' });
    }
  };

  const lookAround = async (lab: LabPort) => {
    const step = get().history.length;
    const accuracy = await lab.measure();
    const measured = [...get().measured.filter((one) => one.step !== step), { step, accuracy }];
    const { index } = get().tryOut;
    set({ measured, tryOut: { index, shown: await lab.tryOut(index) } });
  };

  const stepWith = async (lab: LabPort) => {
    const began = ports.now();
    const { report, weights } = await lab.step();
    const { group, ...figures } = report;
    const seconds = get().seconds + (ports.now() - began) / 1000;
    set({ history: [...get().history, figures], group, weights, seconds });
    if (get().history.length % measureEvery === 0) await lookAround(lab);
  };

  const startOver = (settings: LabSettings) =>
    guarded(async (lab) => {
      set({ ...untouchedLab, settings, status: 'resting' });
      await lab.reset(settings);
      await lookAround(lab);
    });

  const train = (isEnough: () => boolean) =>
    guarded(async (lab) => {
      if (get().status !== 'resting' || get().corpus.status !== 'ready') return;
      set({ status: 'training', failure: null });
      do await stepWith(lab);
      while (get().status === 'training' && !isEnough());
      if (get().measured.at(-1)?.step !== get().history.length) await lookAround(lab);
      set({ status: 'resting' });
    });

  const notify = (notice: LabState['notice']) => {
    set({ notice });
    ports.wait(noticeFor, () => set({ notice: null }));
  };

  const currentId = () => labPolicyId(Float64Array.from(get().weights));

  const actions: LabActions = {
    open: async (rest) => {
      if (get().corpus.status === 'ready' || get().corpus.status === 'loading') return;
      const fields = new URLSearchParams(rest.replace(/^\?/u, ''));
      const preset = presetNames.find((name) => name === fields.get('preset')) ?? get().preset;
      const seed = Number(fields.get('seed') ?? presets[preset].seed);
      const settings = { ...presets[preset], seed: Number.isInteger(seed) && seed >= 0 ? seed : 1 };
      set({ corpus: loading, preset, settings, failure: null });
      try {
        const lab = await ports.lab();
        const value = await lab.open(settings, {
          onProgress: (done, total) => set({ corpus: { status: 'loading', done, total } }),
        });
        set({ corpus: { status: 'ready', value } });
        await guarded(lookAround);
      } catch {
        set({ corpus: { status: 'failed', problem: { type: 'worker' } } });
      }
    },
    train: () => train(() => false),
    stepOnce: () => train(() => true),
    pause: () => {
      if (get().status === 'training') set({ status: 'pausing' });
    },
    reset: () => startOver(get().settings),
    choosePreset: async (preset) => {
      set({ preset });
      await startOver({ ...presets[preset], seed: get().settings.seed });
    },
    change: async (changed) => {
      const settings = { ...get().settings, ...changed };
      set({ settings });
      // Another seed is another run; anything else holds from the next step on.
      if (changed.seed !== undefined) await startOver(settings);
      else await guarded(async (lab) => void (await lab.change(settings)));
    },
    tryOut: async (index) => {
      set({ tryOut: { ...get().tryOut, index } });
      await guarded(async (lab) => {
        const shown = await lab.tryOut(index);
        if (get().tryOut.index === index) set({ tryOut: { index, shown } });
      });
    },
    save: () => {
      const saved = currentId();
      ports.storage.write(labStorageKey, saved);
      set({ saved });
      notify('saved');
    },
    forget: () => {
      ports.storage.write(labStorageKey, '');
      set({ saved: null });
    },
    copyLink: async () => {
      const hash = addressOnFill(get(), currentId());
      try {
        if (hash === null) return;
        await ports.link.copy(hash);
        notify('copied');
      } catch {
        notify('not-copied');
      }
    },
    useOnFill: (id) => {
      const hash = addressOnFill(get(), id);
      if (hash !== null) ports.link.open(hash);
    },
  };
  return { getState: get, subscribe: store.subscribe, actions };
}

/** The passage that is tried out, with these weights, as a recipe. */
function addressOnFill({ tryOut, settings, corpus }: LabState, policyId: string): string | null {
  if (!tryOut.shown || corpus.status !== 'ready') return null;
  const { title, parts, gold } = tryOut.shown;
  const view = { kind: 'ramp', title, parts } as const;
  const task = { id: 'lab', view, language: 'en' as const, gold: gold.map((text) => [text]) };
  const encoded = encodeRecipe({
    corpusId: 'bundled-en',
    policyId,
    seed: settings.seed,
    hits: 3,
    task: { type: 'text', task },
  });
  return 'hash' in encoded ? encoded.hash : null;
}
