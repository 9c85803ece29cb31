import { type FormEvent, useMemo, useState } from 'react';
import { matchesAny } from '#core/reward/exact-match.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask } from '#core/task/task.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { field } from './field.ts';
import { PiecePassage } from './piece-passage.tsx';

type Props = { readonly piece: PieceOf<'guess'> };

/** The reader fills the blanks first. Guesses are judged as fills are: case, articles and aliases apart. */
export function GuessPiece({ piece: { title, passage } }: Props) {
  const { guess: strings } = useLearnStrings();
  const task = useMemo(() => poseTask(instanceOfMarked('guess', title, passage)), [title, passage]);
  const gold = task.gold ?? [];
  const [guesses, setGuesses] = useState<readonly string[]>(() => gold.map(() => ''));
  const [isShown, setIsShown] = useState(false);
  const fills = guesses.map((text, index) => ({
    text: text.trim() === '' ? null : text.trim(),
    isRight: matchesAny(text, gold[index] ?? []),
  }));
  const right = fills.filter((fill) => fill.isRight).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsShown(!isShown);
  };
  return (
    <form onSubmit={submit}>
      <PiecePassage task={task} fills={isShown ? fills : []} />
      <ol className="mt-5 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {gold.map(([canonical = ''], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
          <li key={index}>
            <label className="flex items-center gap-2">
              <NumberBadge n={index + 1} />
              <span className="sr-only">{strings.yours(index + 1)}</span>
              <input
                className={field}
                lang={task.language}
                autoComplete="off"
                readOnly={isShown}
                value={guesses[index] ?? ''}
                onChange={({ target }) =>
                  setGuesses(guesses.map((own, at) => (at === index ? target.value : own)))
                }
              />
            </label>
            <p role="status" className="mt-1 min-h-6 pl-7 text-sm">
              {isShown && !fills[index]?.isRight && (
                <span lang={task.language} className="appear text-(--right)">
                  {strings.was(canonical)}
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-4">
        <Button look="primary" type="submit">
          {isShown ? strings.again : strings.look}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {isShown ? strings.score(right, gold.length) : strings.empty}
        </p>
      </div>
    </form>
  );
}
