import { type FormEvent, useState } from 'react';
import type { Language } from '#core/text/language.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { useApp, useStore } from '#ui/store-context.tsx';
import { useCorpusStrings, useLibraryStore } from './use-library.ts';

/** Pages of Wikipedia by title. The host that will be asked is named first; a build may not be allowed to ask any. */
export function AddTitles() {
  const { add: strings } = useCorpusStrings();
  const pageLanguage = useApp((state) => state.preferences.language);
  const [language, setLanguage] = useState<Language>(pageLanguage);
  const [typed, setTyped] = useState('');
  const store = useLibraryStore();
  const host = useStore().context.ports.library.wikiHost(language);
  const titles = [...new Set(typed.split('\n').map((line) => line.trim()))].filter(
    (line) => line !== '',
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (titles.length === 0) return;
    if (await store.add({ type: 'titles', titles, language })) setTyped('');
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3">
      <Choice
        label={strings.wikiLanguage}
        value={language}
        options={[
          ['en', 'English'],
          ['zh', '中文'],
        ]}
        onChange={setLanguage}
      />
      {host === null ? (
        <p className="text-ink-soft text-sm leading-relaxed">{strings.noHost}</p>
      ) : (
        <>
          <label className="block text-sm">
            <span className="font-medium">{strings.titles}</span>
            <textarea
              required
              rows={4}
              lang={language}
              className="mt-1 block w-full rounded-medium border border-line-strong bg-surface px-3 py-2 text-base"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <p className="text-ink-soft text-sm leading-relaxed">
            {strings.hostNote(new URL(host).host)}
          </p>
          <Button look="primary" type="submit" aria-disabled={titles.length === 0}>
            {strings.fetchTitles(titles.length, new URL(host).host)}
          </Button>
        </>
      )}
    </form>
  );
}
