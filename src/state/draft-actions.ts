/** A text of the visitor's own: typed, masked automatically or by hand, and kept across reloads. */
import { mostSurprising, perplexity } from '#core/ramp/by-surprise.ts';
import { toggleMask } from '#core/ramp/edit-mask.ts';
import { poseTask } from '#core/task/task.ts';
import { limits, parseTypedMasks } from '#core/task/typed-masks.ts';
import { languageOf } from '#core/text/language.ts';
import { overlaps, type Span } from '#core/text/span.ts';
import { words } from '#core/text/words.ts';
import type { Draft, DraftProblem, Preview } from './app-state.ts';
import type { Context } from './context.ts';
import type { EngineActions } from './engine-actions.ts';
import type { PlaybackActions } from './playback-actions.ts';
import type { Ports } from './ports.ts';
import { problemOf } from './problem.ts';
import type { RunActions } from './run-actions.ts';
import { unmaskedText } from './unmasked-text.ts';

export type DraftActions = {
  readonly editDraft: (change: Partial<Draft>) => void;
  /** A text far too long even for the field, where browsers stand still over megabytes: its length is told. */
  readonly refuseText: (characters: number) => void;
  readonly rollSeed: () => void;
  /** Masks or unmasks what stands at the offset of the previewed text. */
  readonly toggleAt: (offset: number) => void;
  readonly openBuilder: () => void;
  /** Shows the visitor's own draft masked, outside the builder's sheet. */
  readonly previewDraft: () => void;
  /** Puts the passage of the stage into the draft. */
  readonly takeSubject: () => void;
  /** Lets the bundled model read the text, and masks what surprises it most. */
  readonly maskBySurprise: () => Promise<void>;
  /** Opens the builder with the passage on the stage. */
  readonly editSubject: () => void;
  readonly stageDraft: () => void;
};

const key = 'masksearch.draft';
export const maxDrawnMasks = 4;
/** Masking waits for a pause in typing, in milliseconds. */
const pauseInTyping = 250;

export function draftActions(
  { get, set, ports }: Context,
  { stage }: RunActions,
  { pause }: PlaybackActions,
  { openEngine }: EngineActions,
): DraftActions {
  let cancelWait = () => {};

  const refuse = (problem: DraftProblem) => set({ preview: { status: 'refused', problem } });

  /** `kept`: spans to begin with instead of drawn ones, such as those on the stage. */
  const mask = async (draft: Draft, kept: readonly Span[] | null) => {
    const text = draft.text.trim();
    const language = languageOf(text);
    try {
      const masked = await ports.maskText({ ...draft, text, language });
      // The draft has changed meanwhile, and this answer is about an older one.
      if (get().draft !== draft) return;
      const spans = kept && masked.text === text ? kept : masked.spans;
      if (masked.salient.length + spans.length === 0) return refuse({ type: 'nothing-to-mask' });
      set({ preview: { status: 'masked', masked: { ...masked, spans, language } } });
    } catch (error) {
      if (get().draft === draft) set({ preview: { status: 'empty' }, problem: problemOf(error) });
    }
  };

  const preview = (draft: Draft, kept: readonly Span[] | null = null) => {
    cancelWait();
    const immediate = previewWithoutMasking(draft);
    set({ draft, preview: immediate });
    if (immediate.status !== 'working') return;
    cancelWait = ports.wait(kept ? 0 : pauseInTyping, () => void mask(draft, kept));
  };

  const editDraft = (change: Partial<Draft>) => {
    const { draft: before, panel } = get();
    const draft = { ...before, ...change };
    const isOwn = panel?.type !== 'builder' || panel.of === 'own';
    if (isOwn) ports.storage.write(key, JSON.stringify(draft));
    preview(draft);
  };

  const openBuilder = () => {
    pause();
    set({ panel: { type: 'builder', of: 'own' } });
    preview(storedDraft(ports));
  };

  return {
    editDraft,
    refuseText: (length) => {
      cancelWait();
      refuse({ type: 'too-long', length, limit: limits.maxCharacters });
    },
    rollSeed: () => editDraft({ seed: ports.randomSeed() }),
    toggleAt: (offset) => {
      const { preview: shown } = get();
      if (shown.status !== 'masked') return;
      const { masked } = shown;
      const { text, salient } = masked;
      const spans = toggleMask(text, masked.spans, salient, offset, limits.maxMasks);
      set({ preview: { status: 'masked', masked: { ...masked, spans } } });
    },
    openBuilder,
    previewDraft: () => preview(storedDraft(ports)),
    takeSubject: () => {
      const { subject, draft } = get();
      const unmasked = subject && unmaskedText(subject.task);
      const view = subject?.task.view;
      if (!subject || !unmasked || view?.kind !== 'ramp') return;
      const taken = { ...draft, title: view.title, text: unmasked.text, seed: subject.seed };
      ports.storage.write(key, JSON.stringify(taken));
      preview(taken, unmasked.spans);
    },
    maskBySurprise: async () => {
      const { preview: shown, draft } = get();
      if (shown.status !== 'masked') return;
      const { masked } = shown;
      const { text, salient } = masked;
      try {
        await openEngine();
        const read = readUnits(text, salient);
        const logs = await ports.spanLogProbabilities({
          title: draft.title.trim(),
          text,
          spans: read,
        });
        if (get().preview !== shown) return;
        const byStart = new Map(read.map(({ start }, index) => [start, logs[index] ?? 0]));
        const perplexities = new Map([...byStart].map(([start, log]) => [start, perplexity(log)]));
        const own = salient.map(({ start }) => byStart.get(start) ?? 0);
        const spans = mostSurprising(salient, own, draft.masks);
        set({ preview: { status: 'masked', masked: { ...masked, perplexities, spans } } });
      } catch (error) {
        set({ problem: problemOf(error) });
      }
    },
    editSubject: () => {
      const { subject } = get();
      const view = subject?.task.view;
      if (!subject || view?.kind !== 'ramp') return openBuilder();
      const unmasked = unmaskedText(subject.task);
      const masks = Math.min(maxDrawnMasks, view.parts.length - 1);
      const text = unmasked?.text ?? view.parts.join('[mask]');
      pause();
      set({ panel: { type: 'builder', of: 'passage' } });
      preview({ title: view.title, text, masks, seed: subject.seed }, unmasked?.spans);
    },
    stageDraft: () => {
      const { preview: shown, draft } = get();
      const origin = { type: 'own' } as const;
      if (shown.status === 'typed') {
        set({ panel: null });
        stage({ task: shown.task, origin, seed: draft.seed });
      }
      if (shown.status === 'masked' && shown.masked.spans.length > 0) {
        const { text, spans } = shown.masked;
        const instance = {
          id: 'own',
          kind: 'ramp',
          title: draft.title.trim(),
          text,
          spans,
        } as const;
        set({ panel: null });
        stage({ task: poseTask(instance), origin, seed: draft.seed });
      }
    },
  };
}

/** The salient spans and every word beside them, in the order of the text: one reading tells of them all. */
function readUnits(text: string, salient: readonly Span[]): readonly Span[] {
  const plain = words(text).filter((word) => !salient.some((span) => overlaps(span, word)));
  return [...salient, ...plain]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
}

/** Everything that can be told without the tagger; `working` when that is next. */
export function previewWithoutMasking({ text, title }: Draft): Preview {
  if (text.trim() === '') return { status: 'empty' };
  const parsed = parseTypedMasks(text, title.trim());
  if ('task' in parsed) return { status: 'typed', task: parsed.task };
  const { problem } = parsed;
  if (problem.type !== 'no-mask') return { status: 'refused', problem };
  if (words(text).length < limits.minContextWords) {
    return { status: 'refused', problem: { type: 'no-context' } };
  }
  return { status: 'working' };
}

export function storedDraft(ports: Ports): Draft {
  const fresh: Draft = { title: '', text: '', masks: 2, seed: 1 };
  try {
    const value: unknown = JSON.parse(ports.storage.read(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return fresh;
    const title = 'title' in value && typeof value.title === 'string' ? value.title : fresh.title;
    const text = 'text' in value && typeof value.text === 'string' ? value.text : fresh.text;
    const masks = 'masks' in value && isCount(value.masks) ? value.masks : fresh.masks;
    const seed =
      'seed' in value && Number.isSafeInteger(value.seed) ? Number(value.seed) : fresh.seed;
    return { title, text, masks, seed };
  } catch {
    return fresh;
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxDrawnMasks;
}
