import { ArrowLeft, ArrowRight, Check, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { answerKey } from '#state/lessons/lesson-progress.ts';
import type { LessonStep } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { LessonPiece } from './pieces/lesson-piece.tsx';
import { QuizCard } from './quiz-card.tsx';
import { RichText } from './rich-text.tsx';
import { TeacherNotes } from './teacher-notes.tsx';
import { useLearnStrings } from './use-learn-strings.ts';
import { usePage } from './use-lessons.ts';

type Props = {
  readonly step: LessonStep;
  /** From 1. */
  readonly n: number;
  readonly count: number;
  /** Of this very step, beginning with "#". */
  readonly address: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly showNotes: boolean;
  readonly onAnswer: (quiz: number, choice: number) => void;
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
};

export function LessonStepView(props: Props) {
  const { step, n, count, address, answers, showNotes, onAnswer, onBack, onNext } = props;
  const strings = useLearnStrings();
  return (
    <article className="space-y-7">
      <header>
        <div className="flex items-center gap-2 text-ink-faint text-sm">
          {strings.stepOf(n, count)}
          <CopyStepLink address={address} />
        </div>
        <h2
          tabIndex={-1}
          className="scroll-mt-6 font-serif text-2xl leading-tight outline-none sm:text-3xl"
        >
          {step.title}
        </h2>
      </header>
      {showNotes && step.teacher && <TeacherNotes notes={step.teacher} />}
      <RichText text={step.text} />
      {step.piece && <LessonPiece piece={step.piece} />}
      {step.quiz.map((quiz, index) => (
        <QuizCard
          key={quiz.question}
          quiz={quiz}
          chosen={answers[answerKey(step.id, index)]}
          onChoose={(choice) => onAnswer(index, choice)}
        />
      ))}
      <div className="flex flex-wrap items-center justify-between gap-3">
        {onBack ? (
          <Button onClick={onBack}>
            <ArrowLeft size={17} aria-hidden />
            {strings.back}
          </Button>
        ) : (
          <span />
        )}
        <Button look="primary" onClick={onNext}>
          {n === count ? strings.finish : strings.next}
          <ArrowRight size={17} aria-hidden />
        </Button>
      </div>
    </article>
  );
}

const copiedFor = 2500;

function CopyStepLink({ address }: { readonly address: string }) {
  const strings = useLearnStrings();
  const { link, wait } = usePage().context.ports;
  const [told, setTold] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => (told ? wait(copiedFor, () => setTold(null)) : undefined), [told, wait]);
  const copy = () =>
    link.copy(address).then(
      () => setTold('copied'),
      () => setTold('refused'),
    );
  return (
    <>
      <Button
        look="icon"
        className="-my-2"
        aria-label={strings.copyLink}
        title={strings.copyLink}
        onClick={() => void copy()}
      >
        {told === 'copied' ? (
          <Check size={16} aria-hidden className="text-(--right)" />
        ) : (
          <Link size={16} aria-hidden />
        )}
      </Button>
      <span role="status">
        {told === 'copied' && strings.linkCopied}
        {told === 'refused' && strings.copyRefused}
      </span>
    </>
  );
}
