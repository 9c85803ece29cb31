/** Play, pause, step, scrub: everything that moves the playhead. */
import type { Context } from './context.ts';
import { advance, atRest, atShare, isAtEnd, type Playhead, restAt } from './playhead.ts';

export type PlaybackActions = {
  readonly play: () => void;
  readonly pause: () => void;
  readonly togglePlaying: () => void;
  /** Shows the first event and plays from there. */
  readonly replay: () => void;
  readonly stepBy: (events: number) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  /** To a share of the run's time, in [0, 1]. */
  readonly scrubTo: (share: number) => void;
};

/** A tab that slept must not skip half the run when it wakes. */
const longestFrame = 250;

export function playbackActions({ get, set, ports }: Context): PlaybackActions {
  let cancelFrame: (() => void) | null = null;
  let before = 0;

  const onFrame = (now: number) => {
    cancelFrame = null;
    const { playhead, run, preferences } = get();
    if (!playhead.playing) return;
    const ms = Math.min(longestFrame, Math.max(0, now - before)) * preferences.speed;
    before = now;
    move(advance(playhead, run.events, ms, run.status === 'running'));
  };
  const move = (playhead: Playhead) => {
    set({ playhead });
    if (playhead.playing && !cancelFrame) cancelFrame = ports.frame(onFrame);
    if (!playhead.playing) {
      cancelFrame?.();
      cancelFrame = null;
    }
  };
  const playFrom = (playhead: Playhead) => {
    before = ports.now();
    move({ ...playhead, playing: true });
  };

  const play = () => {
    const { playhead, run } = get();
    if (run.events.length === 0 && run.status !== 'running') return;
    const over = run.status !== 'running' && isAtEnd(run.events, playhead);
    playFrom(over ? atRest : playhead);
  };
  const pause = () => move({ ...get().playhead, playing: false });
  return {
    play,
    pause,
    togglePlaying: () => (get().playhead.playing ? pause() : play()),
    replay: () => playFrom(atRest),
    stepBy: (events) => move(restAt(get().run.events, get().playhead.cursor + events)),
    toStart: () => move(restAt(get().run.events, 1)),
    toEnd: () => move(restAt(get().run.events, get().run.events.length)),
    scrubTo: (share) => move(atShare(get().run.events, share)),
  };
}
