/**
 * A branch: a run up to one of its steps, that step changed by a reader, and a policy that goes on from there.
 *
 *   started  search  hits  fill  search  hits  fill  reward  end       the run
 *   started  search  hits  fill  search' ~~~~~~~~~~~~~~~~~~~~~~~       another query: hits and all after it are new
 *   started' search  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~       a document withheld from this search on
 *
 * The prefix goes to `rollout`, which continues it. What was changed says that it was (`byHand`), so that nobody takes
 * it for the policy's.
 */
import type { Action } from '../actions/action.ts';
import { renderDecision } from '../actions/render.ts';
import { assertNever } from '../assert-never.ts';
import type { ActionEvent, RunEvent } from './event.ts';

/** `at` counts steps (actions) from 0. */
export type Change =
  | { readonly type: 'query'; readonly at: number; readonly query: string }
  /** Of a fill or an answer; null: not known. */
  | { readonly type: 'fill'; readonly at: number; readonly text: string | null }
  | {
      readonly type: 'withhold';
      readonly at: number;
      readonly documentId: string;
      /** Of the document, for whoever is told. */
      readonly title: string;
    };

/** The events to go on from, or null when the step is not one that can be changed so. */
export function branchPrefix(
  events: readonly RunEvent[],
  change: Change,
): readonly RunEvent[] | null {
  const place = placeOfStep(events, change.at);
  const event = events[place];
  if (event?.type !== 'action') return null;
  const before = events.slice(0, place);
  switch (change.type) {
    case 'query': {
      if (event.action.type !== 'search') return null;
      return [...before, changed(event, { ...event.action, query: change.query })];
    }
    case 'fill': {
      const { action } = event;
      if (action.type === 'answer')
        return [...before, changed(event, { ...action, text: change.text ?? '' })];
      if (action.type !== 'fill') return null;
      return [...before, changed(event, { ...action, text: change.text })];
    }
    case 'withhold': {
      if (event.action.type !== 'search') return null;
      return [...before, event].map((earlier) => withholding(earlier, change.documentId));
    }
    default:
      return assertNever(change);
  }
}

/** Index of the event of a step; -1 when there is no such step. */
function placeOfStep(events: readonly RunEvent[], at: number): number {
  let step = -1;
  return events.findIndex((event) => {
    if (event.type === 'action') step += 1;
    return event.type === 'action' && step === at;
  });
}

function changed(event: ActionEvent, action: Action): ActionEvent {
  const text = renderDecision({ thought: null, action });
  return { type: 'action', thought: null, action, text, tokens: 0, ms: event.ms, byHand: true };
}

function withholding(event: RunEvent, documentId: string): RunEvent {
  if (event.type !== 'run-started') return event;
  const { settings } = event;
  return { ...event, settings: { ...settings, withhold: [...settings.withhold, documentId] } };
}
