/**
 * Where playback stands in a run: how many events are shown, and for how long the last of them has been.
 * Everything on screen follows from the events and this, so that scrubbing costs nothing.
 */
import type { RunEvent } from '#core/rollout/event.ts';
import { paceOf, settlesAfter } from './pace.ts';

export type Playhead = {
  readonly cursor: number;
  /** Milliseconds at speed 1 since the last shown event appeared. */
  readonly elapsed: number;
  readonly playing: boolean;
};

export const atRest: Playhead = { cursor: 0, elapsed: 0, playing: false };

/** The playhead after `ms` of playing. `growing`: more events may come, so it waits at the end. */
export function advance(
  head: Playhead,
  events: readonly RunEvent[],
  ms: number,
  growing: boolean,
): Playhead {
  let { cursor, elapsed } = head;
  elapsed += ms;
  for (;;) {
    const pace = paceAt(events, cursor);
    if (elapsed < pace) return { cursor, elapsed, playing: true };
    if (cursor >= events.length) return { cursor, elapsed: pace, playing: growing };
    elapsed -= pace;
    cursor += 1;
  }
}

/** At rest on an event that has taken its full effect. */
export function restAt(events: readonly RunEvent[], cursor: number): Playhead {
  const within = Math.min(Math.max(cursor, Math.min(1, events.length)), events.length);
  return { cursor: within, elapsed: paceAt(events, within), playing: false };
}

/** The playhead at a share of the whole run's time, in [0, 1]. */
export function atShare(events: readonly RunEvent[], share: number): Playhead {
  const start = { cursor: Math.min(1, events.length), elapsed: 0, playing: false };
  const wanted = Math.min(1, Math.max(0, share)) * totalTime(events);
  return { ...advance(start, events, wanted, false), playing: false };
}

export function shareOf(events: readonly RunEvent[], { cursor, elapsed }: Playhead): number {
  const before = events.slice(0, Math.max(0, cursor - 1)).reduce((sum, e) => sum + paceOf(e), 0);
  const total = totalTime(events);
  return total === 0 ? 0 : Math.min(1, (before + elapsed) / total);
}

export function totalTime(events: readonly RunEvent[]): number {
  return events.reduce((sum, event) => sum + paceOf(event), 0);
}

/** True when the last shown event has had its effect. */
export function isSettled(events: readonly RunEvent[], { cursor, elapsed }: Playhead): boolean {
  const last = events[cursor - 1];
  return last === undefined || elapsed >= settlesAfter(last);
}

export function isAtEnd(events: readonly RunEvent[], { cursor, elapsed }: Playhead): boolean {
  return cursor >= events.length && elapsed >= paceAt(events, cursor);
}

function paceAt(events: readonly RunEvent[], cursor: number): number {
  const event = events[cursor - 1];
  return event ? paceOf(event) : 0;
}
