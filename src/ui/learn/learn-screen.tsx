import { useEffect } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import type { ScreenProps } from '#ui/navigation/screens.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { LessonView } from './lesson-view.tsx';
import { notesStep, TeacherSheet } from './teacher-sheet.tsx';
import { useLearnStrings } from './use-learn-strings.ts';
import { useLessons } from './use-lessons.ts';

/** A lesson: `#/learn`, `#/learn/LESSON/STEP`, or the notes of its teacher, `#/learn/LESSON/teacher-notes`. */
export function LearnScreen({ rest }: ScreenProps) {
  const [, lessonId = '', stepId = ''] = rest.split('?')[0]?.split('/') ?? [];
  const language = useApp((state) => state.preferences.language);
  const { open, actions } = useLessons();
  const wanted = lessonId === '' ? null : lessonId;
  useEffect(() => void actions.open(wanted, language), [actions, wanted, language]);
  const isShown = open.status === 'ready' && (wanted === null || open.value.id === wanted);
  if (isShown && stepId === notesStep) return <TeacherSheet open={open.value} />;
  if (isShown) return <LessonView open={open.value} stepId={stepId} />;
  return <NotYet hasFailed={open.status === 'failed'} lessonId={wanted} />;
}

type NotYetProps = { readonly hasFailed: boolean; readonly lessonId: string | null };

function NotYet({ hasFailed, lessonId }: NotYetProps) {
  const { screens, tryAgain } = useStrings();
  const strings = useLearnStrings();
  const language = useApp((state) => state.preferences.language);
  const { actions } = useLessons();
  const { goTo } = useActions();
  return (
    <ScreenFrame title={screens.learn[0]}>
      {hasFailed ? (
        <div className="space-y-4">
          <InlineProblem>{lessonId === null ? strings.failed : strings.unknown}</InlineProblem>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => void actions.open(lessonId, language)}>
              {tryAgain}
            </Button>
            {lessonId !== null && (
              <Button onClick={() => goTo('learn')}>{strings.firstLesson}</Button>
            )}
          </div>
        </div>
      ) : (
        <p role="status" aria-busy className="text-ink-soft">
          {strings.loading}
        </p>
      )}
    </ScreenFrame>
  );
}
