import { Search } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { LibrarySearch } from '#state/library-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions } from '#ui/store-context.tsx';
import { type CorpusView, encodeView, hashOf } from './corpus-view.ts';
import { ExplainedHits } from './explained-hits.tsx';
import { FieldChoice } from './field-choice.tsx';
import { useCorpusStrings, useLibrary, useLibraryStore } from './use-library.ts';

type Props = {
  readonly view: CorpusView;
  /** Null while it is opened: what is asked meanwhile is searched for then. */
  readonly corpusId: string | null;
};

const hitsShown = 10;

/** Searching by hand, as the policy does it. */
export function SearchArea({ view, corpusId }: Props) {
  const { language, query, field } = view;
  const store = useLibraryStore();
  const search = useLibrary((state) => state.search);
  useEffect(() => {
    if (corpusId === null) return;
    const request = { query, limit: hitsShown, withhold: [], ...(field !== '' && { field }) };
    const { search: known } = store.getState();
    const key = JSON.stringify([corpusId, request]);
    if (known.status !== 'done' || known.key !== key) void store.search(corpusId, request);
  }, [store, corpusId, query, field]);
  return (
    <>
      <SearchForm key={`${language}/${query}`} view={view} />
      {/* Below it, on a phone, stands what is searched: hits that come push nothing that is in sight. */}
      <div aria-live="polite" className={`mt-6 ${query === '' ? '' : 'min-h-dvh lg:min-h-0'}`}>
        <Outcome view={view} search={search} />
      </div>
    </>
  );
}

function SearchForm({ view }: { readonly view: CorpusView }) {
  const strings = useCorpusStrings();
  const { goTo } = useActions();
  const [typed, setTyped] = useState(view.query);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    goTo('corpus', encodeView({ ...view, query: typed.trim() }));
  };
  return (
    <search>
      <form onSubmit={submit}>
        <div className="flex flex-wrap gap-2">
          <label className="flex min-h-11 min-w-0 grow basis-52 items-center gap-2.5 rounded-medium border border-line-strong bg-raised px-3 focus-within:outline-2 focus-within:outline-mask">
            <Search size={17} aria-hidden className="shrink-0 text-ink-faint" />
            <span className="sr-only">{strings.query}</span>
            <input
              type="search"
              name="query"
              className="min-w-0 grow bg-transparent py-2 outline-none placeholder:text-ink-faint"
              placeholder={strings.placeholder}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <Button look="primary" type="submit">
            {strings.search}
          </Button>
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <Choice
            label={strings.language}
            value={view.language}
            options={[
              ['en', 'English'],
              ['zh', '中文'],
            ]}
            onChange={(language) =>
              goTo('corpus', encodeView({ ...view, language, query: '', field: '' }))
            }
          />
          <FieldChoice
            field={view.field}
            onChange={(field) =>
              goTo('corpus', encodeView({ ...view, query: typed.trim(), field }))
            }
          />
        </div>
      </form>
    </search>
  );
}

type OutcomeProps = { readonly view: CorpusView; readonly search: LibrarySearch };

function Outcome({ view, search }: OutcomeProps) {
  const strings = useCorpusStrings();
  if (view.query === '') return <Examples view={view} />;
  if (search.status === 'failed')
    return <InlineProblem>{strings.searchFailed(search.message)}</InlineProblem>;
  if (search.status !== 'done') return <p className="late text-ink-soft">{strings.searching}</p>;
  if (search.hits.length === 0) return <p className="text-ink-soft">{strings.nothing}</p>;
  return <ExplainedHits hits={search.hits} view={view} />;
}

function Examples({ view }: { readonly view: CorpusView }) {
  const strings = useCorpusStrings();
  return (
    <>
      <p className="text-ink-soft text-sm">{strings.examples}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {strings.exampleQueries[view.language].map((query) => (
          <li key={query}>
            <a
              href={hashOf({ ...view, query })}
              lang={view.language}
              className="inline-flex min-h-11 items-center rounded-medium border border-line px-3 text-sm hover:border-line-strong hover:bg-sunk"
            >
              {query}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
