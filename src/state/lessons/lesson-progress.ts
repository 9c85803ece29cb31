/** How far somebody is in each lesson. Kept in the browser's storage, and nowhere else. */

export type LessonProgress = {
  /** Ids of the steps that were read to their end. */
  readonly done: readonly string[];
  /** The step that was open last. */
  readonly at: string | null;
  /** The choice taken, by `STEP/QUIZ`, the quiz counted from 0. */
  readonly answers: Readonly<Record<string, number>>;
};

export const noProgress: LessonProgress = { done: [], at: null, answers: {} };

export function answerKey(stepId: string, quiz: number): string {
  return `${stepId}/${quiz}`;
}

/** By lesson. Anything unreadable is left out. */
export function decodeProgress(text: string | null): Readonly<Record<string, LessonProgress>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).map(([lesson, own]: [string, unknown]) => [lesson, progressIn(own)]),
    );
  } catch {
    return {};
  }
}

function progressIn(value: unknown): LessonProgress {
  if (typeof value !== 'object' || value === null) return noProgress;
  const done =
    'done' in value && Array.isArray(value.done)
      ? value.done.filter((id) => typeof id === 'string')
      : [];
  const at = 'at' in value && typeof value.at === 'string' ? value.at : null;
  const given = 'answers' in value && typeof value.answers === 'object' ? value.answers : {};
  const answers = Object.fromEntries(
    Object.entries(given ?? {}).filter((entry): entry is [string, number] =>
      Number.isInteger(entry[1]),
    ),
  );
  return { done, at, answers };
}
