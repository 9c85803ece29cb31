/** Runs that ship with the page: looked up by task and policy, so that a comparison can begin without any engine. */
import type { RunEvent } from '#core/rollout/event.ts';
import type { RecordedEntry } from '#runs/recorded-index.ts';
import type { AppState } from './app-state.ts';
import { readyValue } from './load.ts';

export type { RecordedEntry } from '#runs/recorded-index.ts';

/** The recorded runs of what stands on the stage; none while the list is on its way. */
export function recordedOf({ recordedRuns, subject }: AppState): readonly RecordedEntry[] {
  const task = subject?.task.id;
  return readyValue(recordedRuns)?.filter((entry) => entry.task === task) ?? [];
}

/** Null when it can't be read, or was made with another number of hits than is asked for. */
export async function readRecorded(
  readFile: (path: string) => Promise<string>,
  { file }: RecordedEntry,
  hits: number,
): Promise<readonly RunEvent[] | null> {
  try {
    const [text, { decodeRun }] = await Promise.all([
      readFile(`runs/${file}`),
      import('#runs/decoders.ts'),
    ]);
    const decoded = decodeRun(text);
    if ('problem' in decoded) return null;
    const [started] = decoded.events;
    return started?.type === 'run-started' && started.settings.hits === hits
      ? decoded.events
      : null;
  } catch {
    return null;
  }
}
