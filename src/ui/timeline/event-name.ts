/** What a segment of the timeline is, for eyes and for ears. */
import { assertNever } from '#core/assert-never.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import type { Strings } from '#ui/strings/en.ts';

export type Kind = 'start' | 'search' | 'hits' | 'fill' | 'answer' | 'invalid' | 'reward' | 'end';

export function kindOf(event: RunEvent): Kind {
  switch (event.type) {
    case 'run-started':
      return 'start';
    case 'action':
      return event.action.type;
    case 'observation':
      return 'hits';
    case 'reward':
      return 'reward';
    case 'run-finished':
      return 'end';
    default:
      return assertNever(event);
  }
}

/** The number of the blank that an event is about, from 1. */
export function blankOfEvent(event: RunEvent): number | null {
  if (event.type !== 'action') return null;
  const { action } = event;
  return action.type === 'search' || action.type === 'fill' ? action.mask : null;
}

export function nameOfEvent(event: RunEvent, names: Strings['timeline']): string {
  switch (event.type) {
    case 'run-started':
      return names.started;
    case 'observation':
      return names.found(event.hits.length);
    case 'reward':
      return names.reward(Math.round(event.total * 100));
    case 'run-finished':
      return names.finished;
    case 'action':
      return nameOfAction(event, names);
    default:
      return assertNever(event);
  }
}

function nameOfAction(
  { action }: Extract<RunEvent, { type: 'action' }>,
  names: Strings['timeline'],
): string {
  switch (action.type) {
    case 'search':
      return names.search(action.mask, action.query);
    case 'fill':
      return names.fill(action.mask, action.text);
    case 'answer':
      return names.answer;
    case 'invalid':
      return names.invalid;
    default:
      return assertNever(action);
  }
}
