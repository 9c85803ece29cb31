/**
 * A replay link: a whole run after the "#", packed. It plays without its policy and without its corpus.
 *
 *   #run=<packed JSON lines>
 */
import type { RunEvent } from '#core/rollout/event.ts';
import { encodeRun } from './encode-run.ts';
import { pack } from './packed.ts';

export const runLinkPrefix = '#run=';
/** Longer addresses are cut by mail programs and chats; a longer run is shared as a file. */
const maxBytes = 8192;

/** Null when the run does not fit. */
export function encodeRunLink(events: readonly RunEvent[]): string | null {
  const hash = runLinkPrefix + pack(encodeRun(events));
  return hash.length <= maxBytes ? hash : null;
}
