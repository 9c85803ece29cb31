import { Dices } from 'lucide-react';
import { type SyntheticEvent, useId, useRef } from 'react';
import { limits } from '#core/task/typed-masks.ts';
import { Button } from '#ui/chrome/button.tsx';
import { CountChoice } from '#ui/chrome/count-choice.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';

/** Characters. More is told at once instead of being put into the field. */
const mostInField = 20 * limits.maxCharacters;

export function DraftForm() {
  const { draft: strings } = useSheetStrings();
  const { editDraft, refuseText } = useActions();
  const draft = useApp((state) => state.draft);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const length = draft.text.trim().length;
  const isOver = length > limits.maxCharacters;
  const refuseHuge = (event: SyntheticEvent, brought: DataTransfer) => {
    const { length: characters } = brought.getData('text');
    if (characters <= mostInField) return;
    event.preventDefault();
    refuseText(characters);
  };
  return (
    <div className="space-y-4">
      <div>
        <div className="flex min-h-9 items-center justify-between">
          <label htmlFor={id} className="font-medium text-sm">
            {strings.text}
          </label>
          {draft.text !== '' && (
            <Button
              className="min-h-9!"
              onClick={() => {
                editDraft({ text: '', title: '' });
                field.current?.focus();
              }}
            >
              {strings.clear}
            </Button>
          )}
        </div>
        <textarea
          id={id}
          ref={field}
          data-first-focus
          rows={6}
          className={`${fieldLook} mt-1 resize-y py-2.5 font-serif text-[1.0625rem] leading-relaxed`}
          placeholder={strings.placeholder}
          aria-describedby={`${id}-count`}
          value={draft.text}
          onChange={({ target }) => editDraft({ text: target.value })}
          onPaste={(event) => refuseHuge(event, event.clipboardData)}
          onDrop={(event) => refuseHuge(event, event.dataTransfer)}
        />
        <p
          id={`${id}-count`}
          className={`mt-1 text-end text-xs ${isOver ? 'font-semibold text-wrong' : 'text-ink-faint'}`}
        >
          {strings.characters(length, limits.maxCharacters)}
        </p>
      </div>
      <label className="block">
        <span className="font-medium text-sm">{strings.heading}</span>
        <input
          className={`${fieldLook} mt-1 min-h-11`}
          value={draft.title}
          maxLength={120}
          onChange={({ target }) => editDraft({ title: target.value })}
        />
      </label>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <CountChoice
          label={strings.masks}
          value={draft.masks}
          onChange={(masks) => editDraft({ masks })}
        />
        <Seed />
      </div>
    </div>
  );
}

const fieldLook =
  'block w-full rounded-medium border border-line-strong bg-surface px-3 placeholder:text-ink-faint';

function Seed() {
  const { draft: strings } = useSheetStrings();
  const { editDraft, rollSeed } = useActions();
  const seed = useApp((state) => state.draft.seed);
  return (
    <div className="flex items-end gap-1">
      <label className="block">
        <span className="font-medium text-sm">{strings.seed}</span>
        <input
          className={`${fieldLook} mt-1 min-h-11 w-32!`}
          inputMode="numeric"
          pattern="[0-9]*"
          value={seed}
          onChange={({ target }) => {
            const value = Number(target.value.replace(/\D/gu, '').slice(0, 9));
            editDraft({ seed: value });
          }}
        />
      </label>
      <Button look="icon" aria-label={strings.roll} title={strings.roll} onClick={rollSeed}>
        <Dices size={19} aria-hidden />
      </Button>
    </div>
  );
}
