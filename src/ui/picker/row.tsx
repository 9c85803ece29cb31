import type { Language } from '#core/text/language.ts';

type Props = {
  readonly title: string;
  readonly detail: string;
  readonly note: string;
  readonly language: Language;
  readonly onChoose: () => void;
};

/** One passage to choose. */
export function Row({ title, detail, note, language, onChoose }: Props) {
  return (
    <button
      type="button"
      className="-mx-2 grid w-[calc(100%+1rem)] grid-cols-[1fr_auto] items-baseline gap-x-4 rounded-medium px-2 py-3 text-left hover:bg-sunk"
      onClick={onChoose}
    >
      <span lang={language} className="line-clamp-3 font-serif text-[1.0625rem] leading-snug">
        {title}
      </span>
      <span className="text-ink-faint text-xs">{note}</span>
      {detail !== '' && (
        <span lang={language} className="col-span-2 mt-0.5 truncate text-ink-soft text-sm">
          {detail}
        </span>
      )}
    </button>
  );
}
