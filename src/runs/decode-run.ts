/** Runs as JSON lines, one event each, read. It never throws: what is wrong comes back as a problem. */
import { type RunEvent, runVersion } from '#core/rollout/event.ts';
import { eventSchema } from './run-schema.ts';
import { upgradeRun } from './upgrade.ts';

export type RunProblem =
  /** `line` counts from 1. */
  | { readonly type: 'not-json'; readonly line: number }
  | { readonly type: 'not-a-run' }
  | { readonly type: 'newer-version'; readonly version: number }
  | { readonly type: 'bad-event'; readonly line: number };

export function decodeRun(
  text: string,
): { readonly events: readonly RunEvent[] } | { readonly problem: RunProblem } {
  const lines: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      lines.push(JSON.parse(line));
    } catch {
      return { problem: { type: 'not-json', line: index + 1 } };
    }
  }
  const version = versionOf(lines[0]);
  if (version === null) return { problem: { type: 'not-a-run' } };
  if (version > runVersion) return { problem: { type: 'newer-version', version } };
  const events: RunEvent[] = [];
  for (const [index, line] of upgradeRun(lines, version).entries()) {
    const parsed = eventSchema.safeParse(line);
    const misplaced = parsed.success && (parsed.data.type === 'run-started') !== (index === 0);
    if (!parsed.success || misplaced) return { problem: { type: 'bad-event', line: index + 1 } };
    events.push(parsed.data);
  }
  return { events };
}

function versionOf(first: unknown): number | null {
  if (typeof first !== 'object' || first === null) return null;
  if (!('type' in first) || first.type !== 'run-started' || !('version' in first)) return null;
  const { version } = first;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : null;
}
