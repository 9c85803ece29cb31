import { useApp } from '#ui/store-context.tsx';

/** Whether the passage waits for a reader's guesses. */
export function useIsGuessing(): boolean {
  return useApp(
    ({ lesson, subject }) =>
      lesson.guessFirst && lesson.guesses === null && subject?.task.gold !== undefined,
  );
}
