import type { ReactNode } from 'react';
import { Notice } from '#ui/chrome/notice.tsx';
import { Guess } from '#ui/guess/guess.tsx';
import { RewardCard } from '#ui/reward/reward-card.tsx';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { LessonOffer } from './lesson-offer.tsx';
import { ModelOffer } from './model-offer.tsx';
import { PassageView } from './passage-view.tsx';
import { Provenance } from './provenance.tsx';
import { StageActions } from './stage-actions.tsx';

type Props = {
  readonly screen?: 'fill' | 'ask';
  readonly above?: ReactNode;
  readonly below?: ReactNode;
};

/** The passage, what can be done with it, and in the end how well it went. */
export function Stage({ screen = 'fill', above, below }: Props) {
  const strings = useStrings();
  const subject = useApp((state) => state.subject);
  const isPlain = useApp((state) => state.lesson.plain || state.lesson.guessFirst);
  return (
    <main
      id="screen"
      tabIndex={-1}
      aria-label={strings.passage.label}
      className="own-scroll px-4 pt-6 pb-8 outline-none sm:px-8 desk:px-[clamp(2rem,4vw,6rem)] desk:pt-[clamp(1.25rem,4vh,4rem)]"
    >
      <div className="mx-auto max-w-[62rem]">
        <h1 tabIndex={-1} className="sr-only">
          {strings.screens[screen][0]}
        </h1>
        <Notice />
        {above}
        {subject ? (
          <>
            <Provenance subject={subject} />
            <PassageView task={subject.task} />
            <Guess />
            <StageActions />
            {!isPlain && <LessonOffer />}
            {!isPlain && <ModelOffer />}
            <RewardCard />
            {below}
          </>
        ) : (
          <Waiting />
        )}
      </div>
    </main>
  );
}

/** Lines of a passage to come. */
function Waiting() {
  const strings = useStrings();
  const hasFailed = useApp((state) => state.problem !== null);
  if (hasFailed) return <StageActions />;
  return (
    <div className="space-y-5 pt-12 min-h-[34rem] desk:min-h-0" aria-busy="true">
      <p className="sr-only">{strings.passage.loading}</p>
      {['w-11/12', 'w-full', 'w-10/12', 'w-7/12'].map((width) => (
        <div key={width} className={`h-5 rounded-small bg-sunk ${width}`} />
      ))}
    </div>
  );
}
