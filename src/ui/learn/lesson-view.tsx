import { GraduationCap, Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { noProgress } from '#state/lessons/lesson-progress.ts';
import type { OpenLesson } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonStepView } from './lesson-step.tsx';
import { OtherLessons } from './other-lessons.tsx';
import { StepList } from './step-list.tsx';
import { notesStep } from './teacher-sheet.tsx';
import { useLearnStrings } from './use-learn-strings.ts';
import { useLessons, usePage } from './use-lessons.ts';

type Props = {
  readonly open: OpenLesson;
  /** As the address has it; empty for where the reader was. */
  readonly stepId: string;
};

export function LessonView({ open: { id, language, lesson }, stepId }: Props) {
  const strings = useLearnStrings();
  const pageLanguage = useApp((state) => state.preferences.language);
  const { goTo } = useActions();
  const { progress, notes, actions } = useLessons();
  const own = progress[id] ?? noProgress;
  const { steps } = lesson;
  const at = (step: string | null) => steps.findIndex((other) => other.id === step);
  const [isOver, setIsOver] = useState(false);
  const index = Math.max(0, at(stepId) >= 0 ? at(stepId) : at(own.at));
  const step = steps[index];
  const shownId = step?.id;
  useEffect(() => {
    setIsOver(false);
    if (shownId !== undefined) actions.visit(shownId);
  }, [actions, shownId]);
  const { link } = usePage().context.ports;
  useEffect(() => {
    // The way back leads to this very step, also after others were read.
    if (stepId === '' && shownId !== undefined) link.write(`#/learn/${id}/${shownId}`);
  }, [link, stepId, id, shownId]);
  const content = useMovedFocus(isOver ? 'end' : (shownId ?? ''));
  const show = (next: number) => {
    const target = steps[next];
    if (target) goTo('learn', `/${id}/${target.id}`);
  };
  const goOn = () => {
    if (step) actions.finish(step.id);
    if (index + 1 < steps.length) show(index + 1);
    else setIsOver(true);
  };
  if (!step) return null;
  return (
    <ScreenFrame
      title={lesson.title}
      intro={
        <p>
          {lesson.about}{' '}
          <span className="whitespace-nowrap text-ink-faint">
            {strings.about(steps.length, lesson.minutes)}
          </span>
        </p>
      }
      tools={
        <>
          <Button aria-pressed={notes} onClick={actions.toggleNotes}>
            <GraduationCap size={17} aria-hidden />
            {notes ? strings.hideNotes : strings.showNotes}
          </Button>
          {notes && (
            <Button onClick={() => goTo('learn', `/${id}/${notesStep}`)}>
              <Printer size={17} aria-hidden />
              {strings.printNotes}
            </Button>
          )}
        </>
      }
    >
      <div lang={language} className="grid gap-x-12 gap-y-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-0 lg:self-start">
          <StepList
            steps={steps}
            current={isOver ? -1 : index}
            done={own.done}
            onChoose={(next) => {
              setIsOver(false);
              show(next);
            }}
          />
          <OtherLessons current={id} />
        </div>
        <div ref={content} className="min-w-0 max-w-[54rem]">
          {stepId !== '' && at(stepId) < 0 && (
            <InlineProblem>{strings.unknownStep(stepId)}</InlineProblem>
          )}
          {language !== pageLanguage && (
            <p className="mb-4 text-ink-soft text-sm">{strings.otherLanguage}</p>
          )}
          {isOver ? (
            <LessonEnd
              lesson={lesson}
              answers={own.answers}
              onRestart={() => {
                actions.restart();
                setIsOver(false);
                show(0);
              }}
            />
          ) : (
            <LessonStepView
              key={step.id}
              step={step}
              n={index + 1}
              count={steps.length}
              address={`#/learn/${id}/${step.id}`}
              answers={own.answers}
              showNotes={notes}
              onAnswer={(quiz, choice) => actions.answer(step.id, quiz, choice)}
              onBack={index > 0 ? () => show(index - 1) : null}
              onNext={goOn}
            />
          )}
        </div>
      </div>
    </ScreenFrame>
  );
}

/** A new step is read from its heading; the first one that is shown leaves the focus alone. */
function useMovedFocus(shown: string) {
  const content = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const heading = content.current?.querySelector<HTMLElement>('h2');
    heading?.focus({ preventScroll: true });
    content.current?.scrollIntoView({ block: 'start', behavior: 'instant' });
  }, [shown]);
  return content;
}
