/** Runs as JSON lines, one event each. */
import type { RunEvent } from '#core/rollout/event.ts';

export function encodeRun(events: readonly RunEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}
