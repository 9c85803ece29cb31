import { Check } from 'lucide-react';
import type { LessonStep } from '#state/lessons/lesson-store.ts';
import { useLearnStrings } from './use-learn-strings.ts';

type Props = {
  readonly steps: readonly LessonStep[];
  /** From 0; -1 when the lesson is over. */
  readonly current: number;
  readonly done: readonly string[];
  readonly onChoose: (index: number) => void;
};

/** All steps: a list beside the text, folded to a row of numbers where there is no room for it. */
export function StepList({ steps, current, done, onChoose }: Props) {
  const strings = useLearnStrings();
  return (
    <nav aria-label={strings.steps}>
      <ol className="grid gap-y-1 max-lg:grid-cols-[repeat(auto-fill,minmax(2.125rem,1fr))]">
        {steps.map((step, index) => {
          const isDone = done.includes(step.id);
          return (
            <li key={step.id}>
              <button
                type="button"
                aria-current={index === current ? 'step' : undefined}
                title={step.title}
                className="flex min-h-9 w-full items-center gap-3 rounded-medium py-1.5 text-left max-lg:justify-center lg:px-1.5 text-ink-soft text-sm leading-snug hover:bg-sunk aria-[current]:bg-sunk aria-[current]:font-semibold aria-[current]:text-ink"
                onClick={() => onChoose(index)}
              >
                <span
                  className={`solid grid size-6 shrink-0 place-items-center rounded-full border font-semibold text-xs ${lookOf(isDone, index === current)}`}
                >
                  {isDone && index !== current ? <Check size={14} aria-hidden /> : index + 1}
                </span>
                <span className="max-lg:sr-only">{step.title}</span>
                {isDone && <span className="sr-only">, {strings.done}</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function lookOf(isDone: boolean, isCurrent: boolean): string {
  if (isCurrent) return 'border-mask bg-mask text-raised';
  return isDone ? 'border-right bg-right-tint text-(--right)' : 'border-line-strong';
}
