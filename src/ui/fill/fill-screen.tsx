import type { ReactNode } from 'react';
import { LiveRegion } from '#ui/chrome/live-region.tsx';
import { Stage } from '#ui/passage/stage.tsx';
import { StepsPanel } from '#ui/steps/steps-panel.tsx';
import { Timeline } from '#ui/timeline/timeline.tsx';

/** The passage as the stage, beside it the steps, below it the time. */
export function FillScreen() {
  return <StageLayout stage={<Stage />} />;
}

type Props = { readonly stage: ReactNode };

/** What Fill and Ask have in common. */
export function StageLayout({ stage }: Props) {
  return (
    <>
      <div className="pb-28 sm:pb-14 desk:grid desk:min-h-0 desk:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)] desk:pb-0">
        {stage}
        <StepsPanel />
      </div>
      <Timeline />
      <LiveRegion />
    </>
  );
}
