import { type FormEvent, useEffect, useRef, useState } from 'react';
import { blankCount, type Task } from '#core/task/task.ts';
import { Button } from '#ui/chrome/button.tsx';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly task: Task };

/** A field for each blank. Empty ones are allowed: not knowing is an answer. */
export function GuessForm({ task: { view, language } }: Props) {
  const { guess } = useStrings();
  const { submitGuesses } = useActions();
  const count = blankCount(view);
  const [guesses, setGuesses] = useState<readonly string[]>(() => Array(count).fill(''));
  const first = useRef<HTMLInputElement>(null);
  const hasClicker = useApp((state) => state.preferences.presenterKeys);
  useEffect(() => {
    // Whoever pressed "Guess first" goes on typing. A link is read from its beginning, and a clicker types nothing.
    const wasPressed = document.activeElement instanceof HTMLButtonElement;
    if (wasPressed && !hasClicker) first.current?.focus();
  }, [hasClicker]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void submitGuesses(guesses);
  };
  return (
    <form className="appear mt-7 max-w-[38rem] border-line border-t pt-5" onSubmit={submit}>
      <h2 className="font-semibold text-lg">{guess.title}</h2>
      <p className="text-ink-soft text-sm">{guess.intro}</p>
      <ol className="mt-3 space-y-2">
        {guesses.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
          <li key={index}>
            <label className="flex items-center gap-3">
              <NumberBadge n={index + 1} />
              <span className="sr-only">
                {view.kind === 'question' ? guess.answer : guess.blank(index + 1)}
              </span>
              <input
                ref={index === 0 ? first : undefined}
                lang={language}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={120}
                className="min-h-11 w-full rounded-medium border border-line-strong bg-raised px-3 font-serif text-lg"
                value={text}
                onChange={({ target }) =>
                  setGuesses(guesses.map((other, at) => (at === index ? target.value : other)))
                }
              />
            </label>
          </li>
        ))}
      </ol>
      <Button type="submit" look="primary" className="mt-4">
        {guess.submit}
      </Button>
    </form>
  );
}
