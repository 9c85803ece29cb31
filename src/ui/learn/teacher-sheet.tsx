import { Printer } from 'lucide-react';
import type { LessonStep, OpenLesson } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions } from '#ui/store-context.tsx';
import { useLearnStrings } from './use-learn-strings.ts';

/** Stands in the address where a step's id would. */
export const notesStep = 'teacher-notes';

type Props = { readonly open: OpenLesson };

/** All notes of a lesson on one sheet, with the right answers: to read, or to print. */
export function TeacherSheet({ open: { id, language, lesson } }: Props) {
  const strings = useLearnStrings();
  const { goTo } = useActions();
  return (
    <ScreenFrame
      title={strings.sheet(lesson.title)}
      intro={<p>{strings.sheetAbout}</p>}
      width="text"
      tools={
        <div className="flex flex-wrap gap-1 print:hidden">
          <Button onClick={() => goTo('learn', `/${id}`)}>{strings.backToLesson}</Button>
          <Button look="primary" onClick={() => print()}>
            <Printer size={17} aria-hidden />
            {strings.print}
          </Button>
        </div>
      }
    >
      <ol lang={language} className="space-y-8">
        {lesson.steps.map((step, index) => (
          <li key={step.id} className="break-inside-avoid">
            <h2 className="font-semibold text-lg">
              {index + 1}. {step.title}
              {step.teacher && (
                <span className="ml-3 font-normal text-ink-faint text-sm">
                  {strings.minutes(step.teacher.minutes)}
                </span>
              )}
            </h2>
            <SheetNotes step={step} />
          </li>
        ))}
      </ol>
    </ScreenFrame>
  );
}

function SheetNotes({ step: { teacher, quiz } }: { readonly step: LessonStep }) {
  const strings = useLearnStrings();
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-2 text-sm leading-relaxed sm:grid-cols-[6rem_minmax(0,1fr)] [&>dt]:font-medium [&>dt]:text-ink-soft">
      {teacher && (
        <>
          <dt>{strings.goal}</dt>
          <dd>{teacher.goal}</dd>
          {teacher.ask.length > 0 && (
            <>
              <dt>{strings.ask}</dt>
              <dd>
                {teacher.ask.map((question) => (
                  <p key={question}>{question}</p>
                ))}
              </dd>
            </>
          )}
          {teacher.expect && (
            <>
              <dt>{strings.expect}</dt>
              <dd>{teacher.expect}</dd>
            </>
          )}
        </>
      )}
      {quiz.length > 0 && (
        <>
          <dt>{strings.questions}</dt>
          <dd>
            {quiz.map(({ question, choices }) => (
              <div key={question}>
                <p>{question}</p>
                <ul className="list-disc pl-5">
                  {choices.map(({ text, right }) => (
                    <li key={text} className={right ? 'font-semibold' : 'text-ink-soft'}>
                      {text}
                      {right && <span className="font-normal"> ({strings.rightAnswer})</span>}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
