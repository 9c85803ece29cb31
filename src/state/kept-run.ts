/**
 * The run on the stage, kept for this tab while it is computed: a reload in the middle of it loses no event. After the
 * reload it stands there as far as it came, ended as interrupted, and can be run again.
 */
import type { RunEvent } from '#core/rollout/event.ts';
import { encodeRun } from '#runs/encode-run.ts';
import type { AppState, Subject } from './app-state.ts';
import { restAt } from './playhead.ts';
import type { Ports } from './ports.ts';
import type { Scenery } from './run-actions.ts';

const key = 'masksearch.run';

export function keepRun({ tabStorage }: Ports, { run, subject }: AppState, before: AppState): void {
  if (run.made !== 'live' || run.events === before.run.events || run.events.length === 0) return;
  if (subject) tabStorage.write(key, encodeRun(run.events));
}

/** The kept run, when it is one of this passage that has not been run again; else null. */
export async function keptRun({ tabStorage }: Ports, subject: Subject): Promise<Scenery | null> {
  const text = tabStorage.read(key);
  if (text === null) return null;
  const { decodeRun } = await import('#runs/decoders.ts');
  const decoded = decodeRun(text);
  if ('problem' in decoded) return null;
  const [started] = decoded.events;
  if (started?.type !== 'run-started' || !isOf(started, subject)) return null;
  const events = ended(decoded.events);
  return {
    subject,
    run: { made: 'live', status: 'ended', events, streaming: '' },
    playhead: restAt(events, events.length),
  };
}

function isOf(
  { task, seed }: Extract<RunEvent, { readonly type: 'run-started' }>,
  subject: Subject,
): boolean {
  return (
    seed === subject.seed &&
    task.id === subject.task.id &&
    JSON.stringify(task.view) === JSON.stringify(subject.task.view)
  );
}

function ended(events: readonly RunEvent[]): readonly RunEvent[] {
  const isEnded = events.at(-1)?.type === 'run-finished';
  return isEnded ? events : [...events, { type: 'run-finished', reason: 'interrupted' }];
}
