import { type ReactNode, useId } from 'react';
import type { Language } from '#core/text/language.ts';
import { readyValue } from '#state/load.ts';
import { useActions, useApp, useStore } from '#ui/store-context.tsx';
import { useCorpusStrings } from './use-library.ts';

type Props = { readonly language: Language };

/** What this screen and every live run search. Another host is named before it is asked anything. */
export function SourceChoice({ language }: Props) {
  const { sources: strings } = useCorpusStrings();
  const sources = useApp((state) => state.sources);
  const corpus = useApp((state) => readyValue(state.corpora[language]));
  const { setOwnUsed, setWikipediaUsed } = useActions();
  const host = useStore().context.ports.library.wikiHost(language);
  const own = sources.ownDocuments[language];
  return (
    <section aria-label={strings.title}>
      <h2 className="font-semibold">{strings.title}</h2>
      <p className="mt-1 text-ink-soft text-sm">{strings.note}</p>
      <div className="mt-2">
        <Source
          name={corpus?.title ?? strings.encyclopedia}
          note={strings.encyclopediaNote}
          isUsed={true}
          isFixed={true}
        />
        <Source
          name={strings.own}
          note={own > 0 ? strings.ownNote(own) : strings.noOwn}
          isUsed={sources.isOwnUsed && own > 0}
          isFixed={own === 0}
          onChange={setOwnUsed}
        />
        <Source
          name={strings.wikipedia}
          note={host === null ? strings.noWikipedia : strings.wikipediaNote(new URL(host).host)}
          isUsed={sources.isWikipediaUsed && host !== null}
          isFixed={host === null}
          onChange={setWikipediaUsed}
        />
      </div>
    </section>
  );
}

type SourceProps = {
  readonly name: string;
  readonly note: ReactNode;
  readonly isUsed: boolean;
  readonly isFixed: boolean;
  readonly onChange?: (isUsed: boolean) => void;
};

function Source({ name, note, isUsed, isFixed, onChange }: SourceProps) {
  const id = useId();
  return (
    <label className="flex gap-3 rounded-medium px-1 py-1.5">
      <input
        type="checkbox"
        className="mt-1 size-4 shrink-0 accent-mask"
        checked={isUsed}
        disabled={isFixed}
        aria-describedby={id}
        onChange={({ target }) => onChange?.(target.checked)}
      />
      <span className="text-sm">
        <span className="block font-medium">{name}</span>
        <span id={id} className="block text-ink-soft leading-snug">
          {note}
        </span>
      </span>
    </label>
  );
}
