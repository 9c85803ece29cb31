import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { maxQuestion } from '#state/subject-actions.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { ask as en } from '#ui/strings/en/ask.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { ask as zh } from '#ui/strings/zh/ask.ts';

/** A question of one's own: written here, it is put on the stage and run. */
export function AskBox() {
  const strings = useStringsOf({ en, zh });
  const { stageOwnQuestion, runLive } = useActions();
  const isBusy = useApp((state) => state.run.status === 'opening');
  const [text, setText] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    stageOwnQuestion(text);
    void runLive();
  };
  return (
    <form className="mb-8" onSubmit={submit} noValidate>
      <div className="flex items-center gap-2 rounded-medium border border-line-strong bg-raised py-1 pr-1 pl-4 focus-within:outline-2 focus-within:outline-mask">
        <label className="grow">
          <span className="sr-only">{strings.label}</span>
          <input
            type="text"
            maxLength={maxQuestion}
            autoComplete="off"
            enterKeyHint="go"
            aria-describedby="ask-note"
            aria-invalid={isEmpty}
            className="w-full bg-transparent py-2 outline-none placeholder:text-ink-faint"
            placeholder={strings.placeholder}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setIsEmpty(false);
            }}
          />
        </label>
        <Button type="submit" className="text-ink!">
          <CornerDownLeft size={16} aria-hidden />
          {strings.ask}
        </Button>
      </div>
      <p
        id="ask-note"
        className="mt-1.5 text-ink-faint text-xs"
        role={isEmpty ? 'alert' : undefined}
      >
        {isEmpty ? strings.empty : strings.note}
      </p>
    </form>
  );
}
