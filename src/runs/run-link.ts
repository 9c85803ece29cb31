/**
 * A replay link: a whole run after the "#", packed. It plays without its policy and without its corpus.
 *
 *   #run=<packed JSON lines>
 */
import type { RunEvent } from '#core/rollout/event.ts';
import { pack, unpack } from './packed.ts';
import { decodeRun, encodeRun } from './run-codec.ts';

const prefix = '#run=';
/** Longer addresses are cut by mail programs and chats; a longer run is shared as a file. */
const maxBytes = 8192;

/** Null when the run does not fit. */
export function encodeRunLink(events: readonly RunEvent[]): string | null {
  const hash = prefix + pack(encodeRun(events));
  return hash.length <= maxBytes ? hash : null;
}

/** Null for an address that is no replay link. */
export function decodeRunLink(
  hash: string,
):
  | { readonly events: readonly RunEvent[] }
  | { readonly problem: 'broken' | 'newer-version' }
  | null {
  if (!hash.startsWith(prefix)) return null;
  try {
    const decoded = decodeRun(unpack(hash.slice(prefix.length)));
    if ('events' in decoded) return decoded;
    return { problem: decoded.problem.type === 'newer-version' ? 'newer-version' : 'broken' };
  } catch {
    return { problem: 'broken' };
  }
}
