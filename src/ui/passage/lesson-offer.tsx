import { GraduationCap } from 'lucide-react';
import { useContext, useState } from 'react';
import { declineLesson, isLessonOffered } from '#state/lessons/lesson-offer.ts';
import { Button } from '#ui/chrome/button.tsx';
import { StoreContext, useActions } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** One quiet line for those who come for the first time. */
export function LessonOffer() {
  const { lessonOffer } = useStrings();
  const { goTo } = useActions();
  const storage = useContext(StoreContext)?.context.ports.storage;
  const [isShown, setIsShown] = useState(() => storage !== undefined && isLessonOffered(storage));
  if (!isShown || !storage) return null;
  return (
    <p className="mt-5 flex max-w-[44rem] gap-x-2 text-ink-soft text-sm">
      <GraduationCap size={17} aria-hidden className="mt-0.5 shrink-0 text-mask" />
      <span>
        {lessonOffer.text}
        <span className="-ml-2 flex">
          <Button
            className="px-2! text-ink! underline decoration-line-strong underline-offset-4"
            onClick={() => goTo('learn')}
          >
            {lessonOffer.open}
          </Button>
          <Button
            className="px-2!"
            onClick={() => {
              declineLesson(storage);
              setIsShown(false);
            }}
          >
            {lessonOffer.dismiss}
          </Button>
        </span>
      </span>
    </p>
  );
}
