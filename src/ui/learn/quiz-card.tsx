import { Check, X } from 'lucide-react';
import { useId } from 'react';
import type { Quiz } from '#state/lessons/lesson-store.ts';
import { useLearnStrings } from './use-learn-strings.ts';

type Props = {
  readonly quiz: Quiz;
  /** The choice taken before, or undefined. */
  readonly chosen: number | undefined;
  readonly onChoose: (choice: number) => void;
};

/** A question with its choices; each has its own answer, the wrong ones too. Nothing is locked. */
export function QuizCard({ quiz: { question, choices }, chosen, onChoose }: Props) {
  const strings = useLearnStrings();
  const name = useId();
  const choice = chosen === undefined ? undefined : choices[chosen];
  return (
    <fieldset className="rounded-large border border-line bg-raised p-4 sm:p-5">
      <legend className="sr-only">{strings.question}</legend>
      <p className="font-semibold">{question}</p>
      <div className="mt-3 space-y-1">
        {choices.map((own, index) => (
          <label
            key={own.text}
            className="choice flex min-h-11 items-center gap-3 rounded-medium px-3 py-2 hover:bg-sunk has-checked:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-mask"
          >
            <input
              type="radio"
              name={name}
              className="size-4 shrink-0 accent-mask"
              checked={index === chosen}
              onChange={() => onChoose(index)}
            />
            <span>{own.text}</span>
          </label>
        ))}
      </div>
      <div role="status" className="mt-3 min-h-6 text-sm leading-relaxed">
        {choice && (
          <p className="appear flex gap-2" key={choice.text}>
            {choice.right ? (
              <Check size={18} aria-hidden className="mt-0.5 shrink-0 text-(--right)" />
            ) : (
              <X size={18} aria-hidden className="mt-0.5 shrink-0 text-wrong" />
            )}
            <span>
              <strong className="font-semibold">
                {choice.right ? strings.right : strings.notRight}
              </strong>{' '}
              {choice.feedback}
            </span>
          </p>
        )}
      </div>
    </fieldset>
  );
}
