import { lazy, Suspense } from 'react';
import { useIsGuessing } from '#ui/passage/use-is-guessing.ts';
import { useApp } from '#ui/store-context.tsx';

/** Guessing before watching. Its code is fetched when somebody guesses. */
export function Guess() {
  const isGuessing = useIsGuessing();
  const guesses = useApp((state) => state.lesson.guesses);
  const task = useApp((state) => state.subject?.task ?? null);
  if (!task || (!isGuessing && guesses === null)) return null;
  return (
    <Suspense fallback={<div className="h-64" />}>
      {isGuessing ? (
        <GuessForm key={task.id} task={task} />
      ) : (
        <GuessScores task={task} guesses={guesses ?? []} />
      )}
    </Suspense>
  );
}

const GuessForm = lazy(async () => ({ default: (await import('./guess-form.tsx')).GuessForm }));
const GuessScores = lazy(async () => ({
  default: (await import('./guess-scores.tsx')).GuessScores,
}));
