/**
 * How long each event of a run stays on screen before the next, at speed 1, in milliseconds. A run of the
 * rules is over in a blink; it is shown at the pace of reading.
 */

import { assertNever } from '#core/assert-never.ts';
import type { ActionEvent, RunEvent } from '#core/rollout/event.ts';

const typing = { perCharacter: 25, longest: 1800 };
/** A pause after typing a query, as before pressing Enter. */
const beforeSearching = 350;
const readingEvidence = 1400;

export function paceOf(event: RunEvent): number {
  switch (event.type) {
    case 'run-started':
      return 900;
    case 'action':
      return paceOfAction(event);
    case 'observation':
      return 900 + 200 * event.hits.length;
    case 'reward':
      return 700;
    case 'run-finished':
      return 250;
    default:
      return assertNever(event);
  }
}

function paceOfAction(event: ActionEvent): number {
  const { action } = event;
  switch (action.type) {
    case 'search':
      return typingTime(action.query) + beforeSearching;
    case 'fill':
      return settlesAfter(event) + 800;
    case 'answer':
      return action.text === '' ? 400 : settlesAfter(event) + 1200;
    case 'invalid':
      return 1000;
    default:
      return assertNever(action);
  }
}

/** When an event has its effect: a fill or an answer sets in after its evidence was read, all else at once. */
export function settlesAfter(event: RunEvent): number {
  if (event.type !== 'action') return 0;
  const { action } = event;
  const isFill = action.type === 'fill' || (action.type === 'answer' && action.text !== '');
  if (!isFill) return 0;
  return event.thought?.type === 'evidence' ? readingEvidence : 0;
}

/** How many characters of a query stand in the field so long after the search began. */
export function typedCharacters(query: string, elapsed: number): number {
  return Math.min(query.length, Math.floor((elapsed / typingTime(query)) * query.length));
}

function typingTime(query: string): number {
  return Math.max(1, Math.min(typing.longest, query.length * typing.perCharacter));
}
