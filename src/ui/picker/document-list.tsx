import { useEffect, useState } from 'react';
import type { Language } from '#core/text/language.ts';
import { CountChoice } from '#ui/chrome/count-choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { FilteredList } from './filtered-list.tsx';
import { Row } from './row.tsx';

type Props = { readonly language: Language };

/** Every document; choosing one draws a passage of it, and the words to hide. */
export function DocumentList({ language }: Props) {
  const strings = useStrings();
  const { picker, document } = useSheetStrings();
  const corpus = useApp((state) => state.corpora[language]);
  const problem = useApp((state) => state.problem);
  const { openCorpus, stageDocument } = useActions();
  const [masks, setMasks] = useState(2);
  const [draws, setDraws] = useState(1);
  const [drawn, setDrawn] = useState<string | null>(null);
  useEffect(() => void openCorpus(language), [language, openCorpus]);
  if (corpus.status === 'failed') {
    return <InlineProblem>{strings.problem(corpus.problem)}</InlineProblem>;
  }
  if (corpus.status !== 'ready') {
    const isKnown = corpus.status === 'loading' && corpus.total > 0;
    const percent = isKnown ? Math.round((100 * corpus.done) / corpus.total) : null;
    return <p className="text-ink-soft text-sm">{strings.opening(percent)}</p>;
  }
  const choose = (id: string) => {
    setDraws(draws + 1);
    setDrawn(id);
    void stageDocument(language, id, masks, draws).then(() => setDrawn(null));
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-2">
        <CountChoice label={picker.masks} value={masks} onChange={setMasks} />
        <p className="max-w-80 grow text-ink-soft text-sm">{picker.documentsNote}</p>
      </div>
      {problem?.type === 'nothing-to-mask-here' && (
        <InlineProblem>{strings.problem(problem)}</InlineProblem>
      )}
      <FilteredList
        items={corpus.value.catalogue}
        rowHeight={50}
        keyOf={(entry) => entry.id}
        textOf={(entry) => `${entry.title} ${entry.field} ${document.field(entry.field)}`}
      >
        {(entry) => (
          <Row
            title={entry.title}
            detail=""
            note={entry.id === drawn ? document.loading : document.field(entry.field)}
            language={language}
            onChoose={() => choose(entry.id)}
          />
        )}
      </FilteredList>
    </>
  );
}
