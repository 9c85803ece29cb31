/** The lessons: which there are, the one that is open, and how far its reader is. Made when the screen opens. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '#core/text/language.ts';
import type { Lesson } from '#runs/lesson.ts';
import { decodeLessonIndex, type LessonEntry } from '#runs/lesson-index.ts';
import { idle, type Load, loading, readyValue } from '../load.ts';
import type { Ports } from '../ports.ts';
import { lessonStorageKey } from './lesson-offer.ts';
import { answerKey, decodeProgress, type LessonProgress, noProgress } from './lesson-progress.ts';

export type { Lesson, LessonStep, Piece, PieceOf, Quiz } from '#runs/lesson.ts';

export type OpenLesson = {
  readonly id: string;
  /** Of the file; another than asked for where there is no translation. */
  readonly language: Language;
  readonly lesson: Lesson;
};

export type LessonState = {
  readonly index: Load<readonly LessonEntry[]>;
  readonly open: Load<OpenLesson>;
  readonly progress: Readonly<Record<string, LessonProgress>>;
  /** Whether notes for the teacher are shown. */
  readonly notes: boolean;
};

export type LessonActions = {
  /** Opens a lesson, the first of the list for null, in the language or else in another. */
  readonly open: (id: string | null, language: Language) => Promise<void>;
  readonly visit: (step: string) => void;
  readonly finish: (step: string) => void;
  readonly answer: (step: string, quiz: number, choice: number) => void;
  readonly restart: () => void;
  readonly toggleNotes: () => void;
};

export type LessonStore = Pick<StoreApi<LessonState>, 'getState' | 'subscribe'> & {
  readonly actions: LessonActions;
};

const failed = { status: 'failed', problem: { type: 'page-part' } } as const;

export function lessonStore({
  readFile,
  storage,
}: Pick<Ports, 'readFile' | 'storage'>): LessonStore {
  const store = createStore<LessonState>(() => ({
    index: idle,
    open: idle,
    progress: decodeProgress(storage.read(lessonStorageKey)),
    notes: false,
  }));
  const { getState: get, setState: set } = store;
  let asked = 0;

  const index = async (): Promise<readonly LessonEntry[]> => {
    const known = readyValue(get().index);
    if (known) return known;
    set({ index: loading });
    const value = decodeLessonIndex(await readFile('lessons/index.json'));
    if (!value) throw new Error('The list of lessons is damaged.');
    set({ index: { status: 'ready', value } });
    return value;
  };

  const fetchLesson = async (id: string | null, language: Language): Promise<OpenLesson> => {
    const all = await index();
    const wanted = id ?? all[0]?.id;
    const mine = all.filter((entry) => entry.id === wanted);
    const entry = mine.find((own) => own.language === language) ?? mine[0];
    if (!entry) throw new Error(`There is no lesson ${wanted}.`);
    const { decodeLesson } = await import('#runs/lesson.ts');
    const file = await readFile(`lessons/${entry.id}.${entry.language}.json`);
    const decoded = decodeLesson(JSON.parse(file));
    if ('problem' in decoded) throw new Error(decoded.problem);
    return { id: entry.id, language: entry.language, lesson: decoded.lesson };
  };

  const change = (changeOf: (own: LessonProgress) => Partial<LessonProgress>) => {
    const shown = readyValue(get().open);
    if (!shown) return;
    const before = get().progress[shown.id] ?? noProgress;
    const progress = { ...get().progress, [shown.id]: { ...before, ...changeOf(before) } };
    set({ progress });
    storage.write(lessonStorageKey, JSON.stringify(progress));
  };

  return {
    getState: get,
    subscribe: store.subscribe,
    actions: {
      open: async (id, language) => {
        asked += 1;
        const mine = asked;
        if (get().open.status !== 'ready') set({ open: loading });
        try {
          const value = await fetchLesson(id, language);
          if (mine === asked) set({ open: { status: 'ready', value } });
        } catch {
          const { index: list } = get();
          if (mine === asked) set({ open: failed, index: readyValue(list) ? list : idle });
        }
      },
      visit: (at) => change(() => ({ at })),
      finish: (step) => change(({ done }) => ({ done: [...new Set([...done, step])] })),
      answer: (step, quiz, choice) =>
        change(({ answers }) => ({ answers: { ...answers, [answerKey(step, quiz)]: choice } })),
      restart: () => change(() => noProgress),
      toggleNotes: () => set({ notes: !get().notes }),
    },
  };
}
