import { answerKey } from '#state/lessons/lesson-progress.ts';
import type { Lesson } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useActions } from '#ui/store-context.tsx';
import { useLearnStrings } from './use-learn-strings.ts';

type Props = {
  readonly lesson: Lesson;
  readonly answers: Readonly<Record<string, number>>;
  readonly onRestart: () => void;
};

export function LessonEnd({ lesson, answers, onRestart }: Props) {
  const strings = useLearnStrings();
  const { goTo } = useActions();
  const quizzes = lesson.steps.flatMap((step) =>
    step.quiz.map((quiz, index) => quiz.choices[answers[answerKey(step.id, index)] ?? -1]),
  );
  const right = quizzes.filter((choice) => choice?.right).length;
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} className="font-serif text-2xl leading-tight outline-none sm:text-3xl">
        {strings.finished}
      </h2>
      <p className="max-w-[42rem] text-[1.0625rem] leading-relaxed">
        {strings.finishedAbout(right, quizzes.length)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => goTo('fill')}>
          {strings.toStage}
        </Button>
        <Button onClick={onRestart}>{strings.restart}</Button>
      </div>
    </div>
  );
}
