/** Where the team stands, told by the steps so far, and the task as its agents are shown it. */
import type { Situation } from '../../rollout/policy.ts';
import { neutralise } from '../../text/neutralise.ts';

export type TeamProgress = {
  readonly isQuestion: boolean;
  /** Masks without a fill, from 1; [1] for a question. */
  readonly open: readonly number[];
  /** The mask whose hits were just shown, from 1; null when a plan is due. */
  readonly reading: number | null;
  /** Searches for that mask so far. */
  readonly attempts: number;
};

export function teamProgress({ view, steps }: Situation): TeamProgress {
  const isQuestion = view.kind === 'question';
  const filled = new Set(
    steps.flatMap(({ action }) => (action.type === 'fill' ? [action.mask] : [])),
  );
  const masks = isQuestion ? 1 : view.parts.length - 1;
  const open = Array.from({ length: masks }, (_, at) => at + 1).filter((mask) => !filled.has(mask));
  const last = steps.at(-1)?.action;
  const searched = last?.type === 'search' ? (last.mask ?? open[0] ?? null) : null;
  const reading = searched !== null && open.includes(searched) ? searched : null;
  const attempts = steps.filter(
    ({ action }) => action.type === 'search' && (isQuestion || action.mask === reading),
  ).length;
  return { isQuestion, open, reading, attempts };
}

/** The task with what has been filled so far; tags of other people's text are made harmless. */
export function shownTask({ view, steps }: Situation): string {
  if (view.kind === 'question') return `Question: ${data(view.question)}`;
  const fills = new Map(
    steps.flatMap(({ action }) =>
      action.type === 'fill' ? [[action.mask, action.text] as const] : [],
    ),
  );
  const text = view.parts
    .map((part, at) =>
      at === 0 ? data(part) : `${data(fills.get(at) ?? `[mask ${at}]`)}${data(part)}`,
    )
    .join('');
  return `${view.title === '' ? '' : `Title: ${data(view.title)}\n`}Text: ${text}`;
}

/** The hits of the last search, as the observer is shown them. */
export function shownHits({ steps }: Situation): string {
  const hits = steps.findLast((step) => step.observation)?.observation?.hits ?? [];
  if (hits.length === 0) return 'Results: none.';
  return hits
    .map(({ title, text }, at) => `Result ${at + 1}: ${data(title)}: ${data(text)}`)
    .join('\n');
}

export function hitCount({ steps }: Situation): number {
  return steps.findLast((step) => step.observation)?.observation?.hits.length ?? 0;
}

/** What has been asked so far, so that nobody asks it again. */
export function shownQueries({ steps }: Situation): string {
  const asked = steps.flatMap(({ action }) => (action.type === 'search' ? [action.query] : []));
  return asked.length === 0 ? '' : `Asked before: ${data(asked.join('; '))}`;
}

function data(text: string): string {
  return neutralise(text.replace(/\s+/gu, ' '));
}
