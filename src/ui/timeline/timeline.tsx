import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { KeyHelp } from './key-help.tsx';
import { NowStrip } from './now-strip.tsx';
import { SpeedChoice } from './speed-choice.tsx';
import { Track } from './track.tsx';
import { Transport } from './transport.tsx';
import { usePlaybackKeys } from './use-playback-keys.ts';

/** Play, pause, step, scrub. Fixed at the bottom, where a thumb is. */
export function Timeline() {
  const { timeline } = useStrings();
  const isEmpty = useApp((state) => state.run.events.length === 0);
  usePlaybackKeys();
  return (
    <section
      aria-label={timeline.label}
      className="fixed inset-x-0 bottom-0 z-20 flex flex-wrap items-center border-line border-t bg-raised px-2 pb-[env(safe-area-inset-bottom)] sm:py-1 sm:gap-x-3 sm:px-6 desk:static"
    >
      <NowStrip />
      <Transport isEmpty={isEmpty} />
      <div className="order-first min-w-0 basis-full px-2 pt-1 sm:order-none sm:grow sm:basis-0 sm:pt-0">
        <Track />
      </div>
      <div className="ml-auto flex items-center">
        <SpeedChoice />
        <KeyHelp />
      </div>
    </section>
  );
}
