/** Runs that ship with the page: looked up by task and policy, so that a comparison can begin without any engine. */
import type { RunEvent } from '#core/rollout/event.ts';
import type { RecordedEntry } from '#runs/recorded-index.ts';
import { decodeRun } from '#runs/run-codec.ts';
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
    const decoded = decodeRun(await readFile(`runs/${file}`));
    if ('problem' in decoded) return null;
    const [started] = decoded.events;
    return started?.type === 'run-started' && started.settings.hits === hits
      ? decoded.events
      : null;
  } catch {
    return null;
  }
}
