import { useEffect } from 'react';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { decodeView } from './corpus-view.ts';
import { OwnDocuments } from './own-documents.tsx';
import { Reader } from './reader.tsx';
import { SearchArea } from './search-area.tsx';
import { SourceChoice } from './source-choice.tsx';
import { Statistics } from './statistics.tsx';
import { useCorpusStrings, useSearchedId } from './use-library.ts';

type Props = { readonly rest: string };

/** Search by hand, read, and add texts of one's own. */
export function CorpusScreen({ rest }: Props) {
  const strings = useStrings();
  const { intro } = useCorpusStrings();
  const pageLanguage = useApp((state) => state.preferences.language);
  const view = decodeView(rest, pageLanguage);
  const { language } = view;
  const { openCorpus } = useActions();
  useEffect(() => void openCorpus(language), [language, openCorpus]);
  const load = useApp((state) => state.corpora[language]);
  const corpusId = useSearchedId(language);
  const percent =
    load.status === 'loading' && load.total > 0 ? Math.round((100 * load.done) / load.total) : null;
  return (
    <ScreenFrame title={strings.screens.corpus[0]} intro={intro}>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {load.status === 'failed' && (
            <InlineProblem>{strings.problem(load.problem)}</InlineProblem>
          )}
          {load.status !== 'failed' && view.document === '' && (
            <SearchArea view={view} corpusId={corpusId} />
          )}
          {corpusId !== null && view.document !== '' && (
            <Reader key={view.document} view={view} corpusId={corpusId} />
          )}
        </div>
        <aside className="min-w-0 space-y-9">
          <OwnDocuments />
          <SourceChoice language={language} />
          {corpusId !== null && <Statistics view={view} corpusId={corpusId} />}
          {load.status !== 'failed' && corpusId === null && (
            <p role="status" className="text-ink-soft text-sm">
              {strings.opening(percent)}
            </p>
          )}
        </aside>
      </div>
    </ScreenFrame>
  );
}
