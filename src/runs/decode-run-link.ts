/** The run of a replay link (run-link.ts). */
import type { RunEvent } from '#core/rollout/event.ts';
import { decodeRun } from './decode-run.ts';
import { unpack } from './packed.ts';
import { runLinkPrefix } from './run-link.ts';

export type Replay =
  | { readonly events: readonly RunEvent[] }
  | { readonly problem: 'broken' | 'newer-version' };

/** Null for an address that is no replay link. */
export function decodeRunLink(hash: string): Replay | null {
  if (!hash.startsWith(runLinkPrefix)) return null;
  try {
    const decoded = decodeRun(unpack(hash.slice(runLinkPrefix.length)));
    if ('events' in decoded) return decoded;
    return { problem: decoded.problem.type === 'newer-version' ? 'newer-version' : 'broken' };
  } catch {
    return { problem: 'broken' };
  }
}
