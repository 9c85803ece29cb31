import { memo, type PointerEvent } from 'react';
import type { RunEvent } from '#core/rollout/event.ts';
import { paceOf } from '#state/pace.ts';
import { shareOf } from '#state/playhead.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { blankOfEvent, kindOf, nameOfEvent } from './event-name.ts';

/** The run as a line of coloured segments, one per event; click or drag to seek. */
export function Track() {
  const { timeline } = useStrings();
  const { scrubTo } = useActions();
  const events = useApp((state) => state.run.events);
  const cursor = useApp((state) => state.playhead.cursor);
  const last = events[cursor - 1];
  const what = last ? nameOfEvent(last, timeline) : timeline.noRun;
  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (events.length > 0) scrubTo((event.clientX - left) / width);
  };
  return (
    // Arrow keys, Home and End are the page's own (use-playback-keys.ts), wherever the focus is.
    <div
      role="slider"
      tabIndex={0}
      aria-label={timeline.position}
      aria-valuemin={Math.min(1, events.length)}
      aria-valuemax={events.length}
      aria-valuenow={cursor}
      aria-valuetext={last ? timeline.value(cursor, events.length, what) : what}
      aria-disabled={events.length === 0}
      title={what}
      className="track"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
    >
      <Ticks events={events} cursor={cursor} />
      {events.length > 0 && <Thumb />}
    </div>
  );
}

type TicksProps = { readonly events: readonly RunEvent[]; readonly cursor: number };

const Ticks = memo(function Ticks({ events, cursor }: TicksProps) {
  if (events.length === 0) return <span className="tick grow" />;
  return events.map((event, index) => {
    const blank = blankOfEvent(event);
    return (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: events only ever grow at the end.
        key={index}
        className="tick"
        data-kind={kindOf(event)}
        data-past={index < cursor}
        style={{ flex: `${paceOf(event)} 0 0` }}
      >
        {blank !== null && <span className="tick-number">{blank}</span>}
      </span>
    );
  });
});

/** Moves every frame, so it is the only thing that draws every frame. */
function Thumb() {
  const share = useApp(
    ({ run, playhead }) => Math.round(shareOf(run.events, playhead) * 1000) / 10,
  );
  return <span className="thumb" style={{ left: `${share}%` }} aria-hidden />;
}
