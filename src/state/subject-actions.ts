/** What stands on the stage: recorded runs, exercises, documents, links. */
import type { RunEvent } from '#core/rollout/event.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { type Language, languageOf } from '#core/text/language.ts';
import type { RecordedEntry } from '#runs/recorded-index.ts';
import type { Origin } from './app-state.ts';
import type { Context } from './context.ts';
import type { CorpusActions } from './corpus-actions.ts';
import { type Load, loading, readyValue } from './load.ts';
import { type Problem, problemOf } from './problem.ts';
import type { RunActions } from './run-actions.ts';

export type SubjectActions = {
  /** The run that a first visit sees, in the language of the page. */
  readonly stageFirstRun: () => Promise<void>;
  /** Plays events that came from elsewhere; nothing when they do not begin as a run does. */
  readonly stageEvents: (events: readonly RunEvent[], origin: Origin) => void;
  readonly stageRecorded: (entry: RecordedEntry) => Promise<void>;
  readonly stageExercise: (exercise: Instance) => void;
  /** Masks a passage of the document; the seed picks the passage and its spans. */
  readonly stageDocument: (
    language: Language,
    id: string,
    masks: number,
    seed: number,
  ) => Promise<void>;
  /** The exercise or question after the one on the stage, in the order of its list; from anything else the first. */
  readonly stageNext: () => Promise<void>;
  readonly loadExercises: (language: Language) => Promise<readonly Instance[]>;
  readonly loadQuestions: (language: Language) => Promise<readonly Question[]>;
  readonly stageQuestion: (question: Question) => void;
  /** A question of the visitor's own: nobody here knows its answer. */
  readonly stageOwnQuestion: (text: string) => void;
  /** What a visit to the Ask screen begins with: a recorded answer, or where there is none the first written question. */
  readonly stageFirstQuestion: () => Promise<void>;
  readonly loadRecordedRuns: () => Promise<void>;
};

type ItemOf<K extends 'exercises' | 'questions'> = K extends 'exercises' ? Instance : Question;

export const firstRunId = (language: Language) => `first.${language}`;
const firstAnswerId = (language: Language) => `ask.${language}`;

export function subjectActions(
  { get, set, ports }: Context,
  { openCorpus }: CorpusActions,
  { stage }: RunActions,
): SubjectActions {
  const fail = (problem: Problem) => set({ problem });

  /** Whether something else has been asked for, or has taken the stage, since this was called. */
  let asked = 0;
  const ask = () => {
    asked += 1;
    const mine = asked;
    const { subject } = get();
    return () => asked !== mine || get().subject !== subject;
  };

  const stageEvents = (events: readonly RunEvent[], origin: Origin) => {
    const started = events.find((event) => event.type === 'run-started');
    if (!started) return fail({ type: 'recorded-run' });
    const task: Task = { ...started.task, ...(started.gold && { gold: started.gold }) };
    stage({ task, origin, seed: started.seed }, events);
  };

  const stageRun = async (id: string, file: string) => {
    const isLate = ask();
    try {
      const [text, { decodeRun }] = await Promise.all([
        ports.readFile(`runs/${file}`),
        import('#runs/decoders.ts'),
      ]);
      if (isLate()) return;
      const decoded = decodeRun(text);
      if ('problem' in decoded) return fail({ type: 'recorded-run' });
      stageEvents(decoded.events, { type: 'recorded', id });
    } catch {
      if (!isLate()) fail({ type: 'recorded-run' });
    }
  };

  const stageFirstRun = () => {
    const id = firstRunId(get().preferences.language);
    return stageRun(id, `${id}.jsonl`);
  };

  /** A list that ships with the page, fetched once. */
  const load = async <K extends 'exercises' | 'questions'>(
    key: K,
    language: Language,
    decode: (text: string) => Promise<ItemOf<K>[]>,
  ): Promise<readonly ItemOf<K>[]> => {
    const put = (load: Load<readonly ItemOf<K>[]>) =>
      set({ [key]: { ...get()[key], [language]: load } });
    put(loading);
    try {
      const value = await decode(await ports.readFile(`${key}/${language}.json`));
      put({ status: 'ready', value });
      return value;
    } catch {
      put({ status: 'failed', problem: { type: key } });
      return [];
    }
  };

  const loadExercises = async (language: Language): Promise<readonly Instance[]> =>
    readyValue(get().exercises[language]) ?? load('exercises', language, instancesIn);

  const loadQuestions = async (language: Language): Promise<readonly Question[]> =>
    readyValue(get().questions[language]) ?? load('questions', language, questionsIn);

  const stageExercise = (exercise: Instance) => {
    set({ panel: null });
    const origin = { type: 'exercise', id: exercise.id } as const;
    stage({ task: poseTask(exercise), origin, seed: exercise.seed ?? 1 });
  };

  const stageQuestion = (question: Question) => {
    set({ panel: null });
    const origin = { type: 'question', id: question.id } as const;
    stage({ task: poseTask(question), origin, seed: 1 });
  };

  const stageDocument: SubjectActions['stageDocument'] = async (language, id, masks, seed) => {
    const isLate = ask();
    const corpus = await openCorpus(language);
    if (!corpus) return;
    try {
      const page = await ports.readDocument(corpus.id, id);
      if (!page) return fail({ type: 'unknown-document', name: id });
      const passages = await ports.maskablePassages(page, language);
      const text = passages[seed % Math.max(1, passages.length)] ?? page.text;
      const { title } = page;
      const masked = await ports.maskText({ title, text, language, masks, seed });
      if (isLate()) return;
      if (masked.spans.length === 0) return fail({ type: 'nothing-to-mask-here', title });
      const instance: Instance = { id: `${id}~${seed}`, kind: 'ramp', title, ...masked };
      set({ panel: null });
      stage({ task: poseTask(instance), origin: { type: 'document', title }, seed });
    } catch (error) {
      fail(problemOf(error));
    }
  };

  let listing: Promise<void> | null = null;
  const listRecorded = async () => {
    set({ recordedRuns: loading });
    const value = await Promise.all([
      ports.readFile('runs/index.json'),
      import('#runs/decoders.ts'),
    ]).then(
      ([text, { decodeRecordedIndex }]) => decodeRecordedIndex(text),
      () => null,
    );
    listing = value ? listing : null;
    set({
      recordedRuns: value
        ? { status: 'ready', value }
        : { status: 'failed', problem: { type: 'recorded-run' } },
    });
  };
  const loadRecordedRuns = () => {
    listing ??= listRecorded();
    return listing;
  };

  return {
    stageFirstRun,
    stageEvents,
    stageRecorded: async ({ id, file }) => {
      set({ panel: null });
      await stageRun(id, file);
    },
    stageExercise,
    stageDocument,
    stageNext: async () => {
      const isLate = ask();
      const { subject, preferences } = get();
      const { origin, task } = subject ?? {};
      const language = task?.language ?? preferences.language;
      const after = <T extends { readonly id: string }>(list: readonly T[]) =>
        list[(list.findIndex(({ id }) => id === task?.id) + 1) % Math.max(1, list.length)];
      if (task?.view.kind === 'question') {
        const next = after(await loadQuestions(language));
        if (next && !isLate()) stageQuestion(next);
        return;
      }
      const list = await loadExercises(language);
      const next = origin?.type === 'exercise' ? after(list) : list[0];
      if (next && !isLate()) stageExercise(next);
    },
    loadExercises,
    loadQuestions,
    stageQuestion,
    stageOwnQuestion: (text) => {
      const question = text.trim().replace(/\s+/gu, ' ').slice(0, maxQuestion);
      if (question === '') return;
      const task: Task = {
        id: 'own',
        view: { kind: 'question', question },
        language: languageOf(question),
      };
      stage({ task, origin: { type: 'own' }, seed: 1 });
    },
    stageFirstQuestion: async () => {
      const isLate = ask();
      await loadRecordedRuns();
      const id = firstAnswerId(get().preferences.language);
      const recorded = readyValue(get().recordedRuns)?.find((entry) => entry.id === id);
      if (isLate()) return;
      if (recorded) return stageRun(id, recorded.file);
      // English ones stand in where a language has none yet.
      const own = await loadQuestions(get().preferences.language);
      const [first] = own.length > 0 ? own : await loadQuestions('en');
      if (first && !isLate()) stageQuestion(first);
    },
    loadRecordedRuns,
  };
}

/** Characters of a question of one's own. */
export const maxQuestion = 300;

async function instancesIn(text: string): Promise<Instance[]> {
  return (await itemsIn(text)).flatMap((item) => (item.kind === 'ramp' ? [item] : []));
}

async function questionsIn(text: string): Promise<Question[]> {
  return (await itemsIn(text)).flatMap((item) => (item.kind === 'question' ? [item] : []));
}

/** The checker is loaded with the first list: it is no part of the first visit. */
async function itemsIn(text: string): Promise<(Instance | Question)[]> {
  const { parseTask } = await import('#eval/task-lines.ts');
  const list: unknown = JSON.parse(text);
  return (Array.isArray(list) ? list : []).flatMap((json: unknown) => {
    const parsed = parseTask(json);
    return 'item' in parsed ? [parsed.item] : [];
  });
}
