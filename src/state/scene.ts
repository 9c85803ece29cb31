/**
 * The scene: all that is on screen of a run, from its events and the playhead and nothing else.
 *
 *   events  ──slice(0, cursor)──>  foldRun  ──>  trajectory, rounds
 *                └ the last one, while its evidence is still being read ──> reading
 */
import type { ActionEvent, RunEvent } from '#core/rollout/event.ts';
import { blankOfAction, foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import { isSettled, type Playhead } from './playhead.ts';
import { type Round, roundsOf } from './rounds.ts';

export type Scene = {
  readonly trajectory: Trajectory;
  readonly rounds: readonly Round[];
  /** The last event shown. */
  readonly last: RunEvent | null;
  /** A fill whose evidence is being read: it has no effect on the passage yet. */
  readonly reading: ActionEvent | null;
  /** The blank that is being worked on, from 0; null before, between and after. */
  readonly activeBlank: number | null;
};

const scenes = new WeakMap<readonly RunEvent[], Map<string, Scene>>();

/** The same object for the same events and position, so that React need not draw it again. */
export function sceneOf(events: readonly RunEvent[], head: Playhead): Scene {
  const settled = isSettled(events, head);
  const key = `${head.cursor}/${settled}`;
  const known = scenes.get(events) ?? new Map<string, Scene>();
  scenes.set(events, known);
  const scene = known.get(key) ?? makeScene(events.slice(0, head.cursor), settled);
  known.set(key, scene);
  return scene;
}

function makeScene(shown: readonly RunEvent[], settled: boolean): Scene {
  const last = shown.at(-1) ?? null;
  const reading = !settled && last?.type === 'action' ? last : null;
  const trajectory = foldRun(reading ? shown.slice(0, -1) : shown);
  const action = reading?.action ?? trajectory.steps.at(-1)?.action;
  const over = trajectory.finished !== null || last?.type === 'reward';
  const activeBlank = over || !action ? null : blankOfAction(trajectory, action);
  return { trajectory, rounds: roundsOf(trajectory), last, reading, activeBlank };
}
