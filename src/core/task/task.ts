/**
 * What is asked of a policy. The view is all it gets to see; the gold stands in a field of its own, so
 * that a link or a lesson can leave it out, and a task without gold simply has no reward.
 *
 *   Instance | Question  --poseTask-->  { view: "… born in ▢ in ▢", gold: [[Warsaw], [1867]] }
 */
import { type Language, languageOf } from '../text/language.ts';
import { goldTexts, type Instance, partsAround, type Question } from './instance.ts';

export type RampView = {
  readonly kind: 'ramp';
  readonly title: string;
  /** The text between the masks: n masks, n + 1 parts. */
  readonly parts: readonly string[];
};
export type QuestionView = { readonly kind: 'question'; readonly question: string };
export type TaskView = RampView | QuestionView;

/** For every blank the accepted texts, the canonical one first. A question has one blank, its answer. */
export type Gold = readonly (readonly string[])[];

export type Task = {
  readonly id: string;
  readonly view: TaskView;
  readonly language: Language;
  readonly gold?: Gold | undefined;
};

/** The only way from an instance or a question to what a policy is given. */
export function poseTask(item: Instance | Question): Task {
  if (item.kind === 'question') {
    const view: QuestionView = { kind: 'question', question: item.question };
    return { id: item.id, view, language: languageOf(item.question), gold: [item.answers] };
  }
  const view: RampView = {
    kind: 'ramp',
    title: item.title,
    parts: partsAround(item.text, item.spans),
  };
  const golds = goldTexts(item);
  const gold = golds.map((text, index) => [text, ...(item.spans[index]?.aliases ?? [])]);
  return { id: item.id, view, language: languageOf(item.text), gold };
}

/** How many blanks a view has: its masks, or the one answer of a question. */
export function blankCount(view: TaskView): number {
  return view.kind === 'ramp' ? view.parts.length - 1 : 1;
}
